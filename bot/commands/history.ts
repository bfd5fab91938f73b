import { readStatus } from '../../programme/index.ts';
import { projectListCard } from '../cards/project-list-card.ts';
import { projectCardOf, projectRows } from '../project-cards.ts';
import type { Command } from './command.ts';

/** A project's status over time; of several that may be meant, which. */
export const history: Command = (asking, argument) => {
  const { texts, state, person } = asking;
  const { subject } = readStatus(asking.titles(), argument, person.unit);
  if (subject.kind === 'project') {
    const card = projectCardOf(asking, subject.key);
    if (card) return { card, summary: card.speak ?? '' };
  }
  const keys = subject.kind === 'project' ? [] : subject.keys;
  const own = state.projects.filter(({ unit }) => unit === person.unit).map(({ key }) => key);
  const all = own.length > 0 ? own : state.projects.map(({ key }) => key);
  const rows = projectRows(asking, keys.length > 0 ? keys : all);
  const card = projectListCard({ texts, rows, tabUrl: asking.tabUrl({ show: 'projects' }) });
  return { card, summary: card.speak ?? '' };
};
