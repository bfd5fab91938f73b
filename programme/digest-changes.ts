import type { Action, ListName, Logged } from './actions.ts';
import { addDays, type IsoDate, mondayOf } from './dates.ts';
import type { DigestChange } from './digest.ts';
import { firstDigestDay } from './digest-day.ts';
import { madeFrom, rowOf } from './log-by-row.ts';
import type { Setting } from './settings.ts';
import type { ProgrammeState } from './state.ts';
import type { UnitCode } from './units.ts';

const daysBack = 7;

/**
 * The first day of the week a digest speaks of: a week back; from the digest that comes later in the week because its
 * Monday is a day off, last week's Monday, so that no day between two digests is told in neither.
 */
export const weekStart = (settings: readonly Setting[], day: IsoDate): IsoDate => {
  const monday = mondayOf(day);
  const isLate = day !== monday && firstDigestDay(settings, day) === day;
  return addDays(isLate ? monday : day, -daysBack);
};

type Subject = { title: string; unit?: UnitCode };

// A case is told to its board, and a round to the office, not to those who follow the measures.
const untold: readonly Logged[] = [
  'TfPeople',
  'TfSettings',
  'TfUnitReports',
  'TfCases',
  'TfVotes',
  'messages',
];

// Loading data and an occurrence that opens by itself are not things people did. A report is told by its project's
// new status; only that it was published stands on the report alone.
const byPeople = ({ verb, list }: Action): boolean =>
  verb !== 'import' &&
  verb !== 'open-next' &&
  !untold.includes(list) &&
  (list !== 'TfStatusReports' || verb === 'publish');

const subjectsOf = (state: ProgrammeState): Map<string, Subject> => {
  const { risks, projects, measures, tasks, reports, obstacles } = state;
  const of = (list: ListName, rows: readonly (Subject & { key: string })[]) =>
    rows.map((row) => [rowOf(list, row.key), row] as const);
  return new Map([
    ...risks.map(({ code, title }) => [rowOf('TfRisks', code), { title }] as const),
    ...of('TfProjects', projects),
    ...of('TfMeasures', measures),
    ...of('TfTasks', tasks),
    ...of('TfObstacles', obstacles),
    ...reports.map(({ key, title, project }) => {
      const unit = projects.find((known) => known.key === project)?.unit;
      return [rowOf('TfStatusReports', key), { title, ...(unit && { unit }) }] as const;
    }),
  ]);
};

/** A change with the unit whose row it was done to; without one it is shown to those who follow everything. */
export type LocatedChange = { change: DigestChange; unit?: UnitCode };

/** What people did in the week before a day, newest first. */
export const changesIn = (state: ProgrammeState, day: IsoDate): LocatedChange[] => {
  const [fromStart, fromEnd] = [madeFrom(weekStart(state.settings, day)), madeFrom(day)];
  const subjects = subjectsOf(state);
  const people = new Map(state.people.map((person) => [person.oid, person]));
  return state.actions
    .filter((action) => byPeople(action) && fromStart(action) && !fromEnd(action))
    .reverse()
    .map((action) => {
      const subject = subjects.get(rowOf(action.list, action.key));
      const who = people.get(action.actor);
      const change = { action, title: subject?.title ?? action.key, ...(who && { who }) };
      return { change, ...(subject?.unit && { unit: subject.unit }) };
    });
};
