import type { WorkView } from '../../programme/index.ts';
import { isOpenLine } from './choose.ts';

/** The measure a task was cut from: `A4` for `A4-BAL`, `A4-2` for `A4-2-BAL`; of a measure, its own key. */
export const measureOf = ({ kind, key }: WorkView): string =>
  kind === 'measure' ? key : (/^([A-H]\d+(?:-\d+)?)-/.exec(key)?.[1] ?? key);

const byUrgency = (a: WorkView, b: WorkView): number =>
  Number(isOpenLine(b)) - Number(isOpenLine(a)) ||
  a.due.localeCompare(b.due) ||
  a.key.localeCompare(b.key, 'nb', { numeric: true });

const measureFirst = (a: WorkView, b: WorkView): number =>
  Number(b.kind === 'measure') - Number(a.kind === 'measure') || byUrgency(a, b);

/** Lines in reading order: the most urgent measure first with its own tasks after it, what is closed last. */
export const inOrder = (lines: readonly WorkView[]): WorkView[] => {
  const groups = Map.groupBy(lines, measureOf);
  return [...groups.values()]
    .map((group) => ({ group: group.toSorted(measureFirst), first: group.toSorted(byUrgency)[0] }))
    .toSorted((a, b) => (a.first && b.first ? byUrgency(a.first, b.first) : 0))
    .flatMap(({ group }) => group);
};
