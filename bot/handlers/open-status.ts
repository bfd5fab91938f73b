import { messageCard } from '../cards/message-card.ts';
import type { Asking } from '../deps.ts';
import { whyNot } from '../status-answer.ts';
import { correctionForm, projectForm } from '../status-forms.ts';
import type { PressResult } from './press-result.ts';
import { readStatusPressed } from './status-pressed.ts';

/** Opens the form that puts a report right, or the one for a project's next; nothing is done yet. */
export const openStatus = (
  asking: Asking,
  verb: 'status/edit' | 'status/new',
  data: unknown,
): PressResult => {
  const pressed = readStatusPressed(data);
  const { projects, reports } = asking.state;
  const report = verb === 'status/edit' ? reports.find(({ key }) => key === pressed?.item) : undefined;
  if (report) return { saved: false, opened: true, card: correctionForm(asking, report) };
  const project = projects.find(({ key }) => key === pressed?.item);
  if (!project) return { stale: 'broken-data' };
  const no = whyNot(asking, project);
  const card = no === undefined ? projectForm(asking, project) : messageCard(asking.texts, no, []);
  return { saved: false, opened: true, card };
};
