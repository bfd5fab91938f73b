import type { LateRow } from '../../programme/index.ts';
import type { GraphState } from '../store/graph-state.ts';
import type { Words } from '../texts/words.ts';
import { aligned, section } from './answer.ts';

const contact = ({ held }: GraphState, { say }: Words): string =>
  held
    ? say(`doctor.graph-${held.why}`, { count: Math.ceil(held.waitMs / 1000) })
    : say('doctor.graph-answers');

const units = ({ minute, day }: GraphState, { say, figure }: Words): string =>
  say('doctor.units', {
    used: figure(minute.used),
    limit: figure(minute.limit),
    dayUsed: figure(day.used),
    dayLimit: figure(day.limit),
  });

/** More keys than this say nothing more. */
const MOST_KEYS = 5;

const keysOf = (rows: readonly LateRow[]): string => {
  const keys = rows.slice(0, MOST_KEYS).map(({ key }) => key);
  return rows.length > MOST_KEYS ? `${keys.join(', ')} … (${rows.length})` : keys.join(', ');
};

/** Whether Graph answers, and how much of the app's units is used. */
export const graphLines = (state: GraphState, words: Words): string[] => [
  contact(state, words),
  units(state, words),
];

/** What is not in SharePoint yet, with the reason and what mends it. */
export const lateLines = (late: readonly LateRow[], words: Words): string[] => {
  if (late.length === 0) return [];
  const groups = [...Map.groupBy(late, ({ list, reason }) => `${list} ${reason}`).values()];
  const rows = groups.flatMap((group) => {
    const [first] = group;
    return first ? [[first.list, keysOf(group), words.say(`late.${first.reason}`)]] : [];
  });
  return section(words.say('doctor.late'), aligned(rows));
};
