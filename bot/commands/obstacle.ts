import { mayReportObstacle, Refusal, readStatus } from '../../programme/index.ts';
import { refusalText } from '../handlers/refusal-text.ts';
import { obstacleForm } from '../obstacle-forms.ts';
import type { Command } from './command.ts';

/** Reports a structural obstacle; those like it that were reported before are shown first. */
export const obstacle: Command = (asking) => {
  const { person, texts, said, state } = asking;
  if (!mayReportObstacle(person)) return { text: refusalText(texts, new Refusal('no-reporter'), '') };
  const text = said.replace(/^\S+\s*/, '');
  const { subject } = readStatus(asking.titles(), text, person.unit);
  const project = subject.kind === 'project' ? subject.key : '';
  const unit = state.projects.find(({ key }) => key === project)?.unit ?? person.unit;
  const card = obstacleForm(asking, { text, level: '', tried: '', project, unit });
  return { card, summary: card.speak ?? '' };
};
