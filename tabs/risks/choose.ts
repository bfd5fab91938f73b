import type { Overview, RiskView, UnitCode, WorkView } from '../../programme/index.ts';
import { daysFrom } from '../language/days.ts';
import type { Filter, Place } from '../place/place.ts';

/** How near a deadline is to be called soon; the reminders' first step lies there too. */
const soonDays = 14;

type Wanted = Pick<Place, 'filter' | 'unit' | 'search'>;
type Reader = { oid: string; day: string };

export const isOpenLine = ({ status }: WorkView): boolean =>
  status === 'not-started' || status === 'in-progress';

export const isOverdue = (line: WorkView): boolean => isOpenLine(line) && line.daysOverdue > 0;

const isDueSoon = (line: WorkView, day: string): boolean => {
  const days = daysFrom(day, line.due);
  return isOpenLine(line) && days >= 0 && days <= soonDays;
};

const passes = (line: WorkView, filter: Filter, { oid, day }: Reader): boolean => {
  if (filter === 'overdue') return isOverdue(line);
  if (filter === 'due-soon') return isDueSoon(line, day);
  if (filter === 'needs-help') return isOpenLine(line) && line.needsHelp !== undefined;
  if (filter === 'mine') return isOpenLine(line) && line.ownerOid === oid;
  return true;
};

const searched = (line: WorkView, search: string): boolean => {
  const text = `${line.key} ${line.title} ${line.ownerName}`.toLocaleLowerCase('nb');
  return search
    .toLocaleLowerCase('nb')
    .split(/\s+/)
    .every((word) => text.includes(word));
};

const inUnit = (line: WorkView, unit: UnitCode | undefined): boolean => !unit || line.unit === unit;

/** The lines a person asked for, out of all of them. */
export const choose = (lines: readonly WorkView[], wanted: Wanted, reader: Reader): WorkView[] =>
  lines.filter(
    (line) =>
      passes(line, wanted.filter, reader) && inUnit(line, wanted.unit) && searched(line, wanted.search),
  );

export const allLines = (overview: Overview): WorkView[] => [
  ...overview.risks.flatMap(({ items }) => items),
  ...overview.loose,
];

export type Figures = Record<Exclude<Filter, 'faults'>, number>;

/** How many lines each filter would show within a unit and a search. */
export const countFigures = (
  lines: readonly WorkView[],
  within: Omit<Wanted, 'filter'>,
  reader: Reader,
): Figures => {
  const count = (filter: Filter) => choose(lines, { ...within, filter }, reader).length;
  return {
    all: count('all'),
    overdue: count('overdue'),
    'due-soon': count('due-soon'),
    'needs-help': count('needs-help'),
    mine: count('mine'),
  };
};

/** What is overdue in a unit: how much, the line that has been so for longest, and who is on it. */
export type LateUnit = { unit: UnitCode; count: number; oldest: WorkView; owners: string[] };

/** What is overdue by unit: the most first, and of two with as much, the one with the oldest. */
export const overdueByUnit = (lines: readonly WorkView[]): LateUnit[] => {
  const late = lines.filter(isOverdue).toSorted((a, b) => b.daysOverdue - a.daysOverdue);
  return [...Map.groupBy(late, ({ unit }) => unit)]
    .flatMap(([unit, own]) => {
      const [oldest] = own;
      const owners = [...new Set(own.map(({ ownerName }) => ownerName))].filter(Boolean);
      return oldest ? [{ unit, count: own.length, oldest, owners }] : [];
    })
    .toSorted((a, b) => b.count - a.count || b.oldest.daysOverdue - a.oldest.daysOverdue);
};

/** The risks with the lines asked for; a risk without any is left out unless everything is asked for. */
export const chooseRisks = (risks: readonly RiskView[], wanted: Wanted, reader: Reader) => {
  const everything = wanted.filter === 'all' && !wanted.unit && !wanted.search;
  return risks
    .map((view) => ({ view, lines: choose(view.items, wanted, reader) }))
    .filter(({ lines }) => everything || lines.length > 0);
};
