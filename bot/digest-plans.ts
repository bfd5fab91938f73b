import { digestPlanner, type IsoDate, type ProgrammeState } from '../programme/index.ts';

type Planner = ReturnType<typeof digestPlanner>;

/** Makes the digests of a day from a state. */
export type DigestPlans = (state: ProgrammeState, day: IsoDate) => Planner;

/**
 * Reads a state for the digests of a day once, for as long as it is the same state: of five hundred cards of one
 * Monday each then costs its own part only. Held by state, so that it goes when the state goes.
 */
export const createDigestPlans = (): DigestPlans => {
  const held = new WeakMap<ProgrammeState, Map<IsoDate, Planner>>();
  return (state, day) => {
    const days = held.get(state) ?? new Map<IsoDate, Planner>();
    const planner = days.get(day) ?? digestPlanner(state, day);
    held.set(state, days.set(day, planner));
    return planner;
  };
};
