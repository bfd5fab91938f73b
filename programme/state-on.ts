import { Temporal } from 'temporal-polyfill';
import { type Action, notAnAnswer } from './actions.ts';
import { addDays, type IsoDate, osloDay } from './dates.ts';
import { byRow, madeFrom } from './log-by-row.ts';
import { Project } from './projects.ts';
import { rewindRows } from './rewind.ts';
import { Risk } from './risks.ts';
import type { ProgrammeState } from './state.ts';
import { Measure, Task } from './work.ts';

const isAnswer = ({ list, verb }: Action): boolean =>
  (list === 'TfMeasures' || list === 'TfTasks') && !notAnAnswer.includes(verb);

// What was answered after the day is not known on it; the last answer before it is in the log read, or too old to matter.
const answeredBy = ({ lastActed, actions }: ProgrammeState, day: IsoDate): Map<string, IsoDate> => {
  const until = new Map<string, IsoDate>();
  const isLater = madeFrom(addDays(day, 1));
  for (const action of actions) {
    if (!isAnswer(action) || isLater(action)) continue;
    until.set(action.key, osloDay(Temporal.Instant.from(action.at)));
  }
  return new Map(
    [...lastActed].flatMap(([key, last]) => {
      const known = last <= day ? last : until.get(key);
      return known === undefined ? [] : [[key, known]];
    }),
  );
};

/**
 * The state as it stood at the end of a day, by undoing what the log says was done since; the day itself and days to
 * come give the state as it is. Lines, projects and risks are wound back, people and settings are as they are now.
 */
export const stateOn = (state: ProgrammeState, day: IsoDate): ProgrammeState => {
  const later = state.actions.filter(madeFrom(addDays(day, 1)));
  if (later.length === 0) return state;
  const actions = byRow(later);
  return {
    ...state,
    risks: rewindRows(['TfRisks', Risk], state.risks, actions),
    measures: rewindRows(['TfMeasures', Measure], state.measures, actions),
    tasks: rewindRows(['TfTasks', Task], state.tasks, actions),
    projects: rewindRows(['TfProjects', Project], state.projects, actions),
    lastActed: answeredBy(state, day),
  };
};
