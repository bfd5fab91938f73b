import type { IsoDate, ProgrammeState } from '../../programme/index.ts';

/**
 * Reads the state once for as long as nothing changes: the version in the database tells, so that no process shows
 * what another has changed. Thousands of cards of one morning are then drawn from one reading.
 */
export const stateAtVersion = (
  version: () => Promise<number>,
  read: (day: IsoDate) => Promise<ProgrammeState>,
): ((day: IsoDate) => Promise<ProgrammeState>) => {
  let held: { version: number; day: IsoDate; state: Promise<ProgrammeState> } | undefined;
  return async (day) => {
    const now = await version();
    if (held?.version === now && held.day === day) return held.state;
    const state = read(day);
    const mine = { version: now, day, state };
    held = mine;
    state.catch(() => {
      if (held === mine) held = undefined;
    });
    return state;
  };
};
