import { Temporal } from 'temporal-polyfill';
import type { Action } from './actions.ts';
import { addDays, type IsoDate, osloDay } from './dates.ts';
import type { DigestChange } from './digest.ts';
import type { ProgrammeState } from './state.ts';
import type { UnitCode } from './units.ts';

const daysBack = 7;

/** The first day of the week a digest speaks of. */
export const weekStart = (day: IsoDate): IsoDate => addDays(day, -daysBack);

const dayOf = ({ at }: Action): IsoDate => osloDay(Temporal.Instant.from(at));

/** The entries from the first day of the week on, also those made after it: what a look back must undo. */
export const sinceWeekStart = ({ actions }: ProgrammeState, day: IsoDate): Action[] =>
  actions.filter((action) => dayOf(action) >= weekStart(day));

type Subject = { title: string; unit?: UnitCode };

const subjectOf = (state: ProgrammeState, { list, key }: Action): Subject | undefined => {
  if (list === 'TfRisks') return state.risks.find(({ code }) => code === key);
  if (list === 'TfProjects') return state.projects.find((project) => project.key === key);
  return [...state.measures, ...state.tasks].find((item) => item.key === key);
};

// Loading data and an occurrence that opens by itself are not things people did.
const byPeople = ({ verb, list }: Action): boolean =>
  verb !== 'import' && verb !== 'open-next' && list !== 'TfPeople' && list !== 'TfSettings';

/** What people did in the week before a day, newest first; for a unit, what was done to its rows. */
export const changesIn = (state: ProgrammeState, scope: 'all' | UnitCode, day: IsoDate): DigestChange[] =>
  sinceWeekStart(state, day)
    .filter((action) => byPeople(action) && dayOf(action) < day)
    .reverse()
    .flatMap((action) => {
      const subject = subjectOf(state, action);
      if (scope !== 'all' && subject?.unit !== scope) return [];
      const who = state.people.find(({ oid }) => oid === action.actor);
      return [{ action, title: subject?.title ?? action.key, ...(who && { who }) }];
    });
