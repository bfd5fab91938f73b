import type { Clock, IsoDate, ProgrammeState } from '../../programme/index.ts';

type Reading = { version: number; day: IsoDate; state: Promise<ProgrammeState>; begunAt: number };

export type StateReader = {
  /** The state as it is now. */
  now: (day: IsoDate) => Promise<ProgrammeState>;
  /** The state as it was two seconds ago at most. */
  recent: (day: IsoDate) => Promise<ProgrammeState>;
};

const RECENT_MS = 2_000;

/**
 * Reads the state once for as long as nothing changes: the version in the database tells, so that no process shows
 * what another has changed. Thousands of cards of one morning are then drawn from one reading. While much changes at
 * once, as when a board votes, one reading goes on at a time, and all who came meanwhile share the one after it.
 */
export const stateAtVersion = (
  version: () => Promise<number>,
  read: (day: IsoDate) => Promise<ProgrammeState>,
  clock: Clock,
): StateReader => {
  let held: Reading | undefined;
  let next: { day: IsoDate; state: Promise<ProgrammeState> } | undefined;
  const begin = async (day: IsoDate): Promise<ProgrammeState> => {
    const at = await version();
    const mine: Reading = { version: at, day, state: read(day), begunAt: clock.now().epochMilliseconds };
    next = undefined;
    held = mine;
    mine.state.catch(() => {
      if (held === mine) held = undefined;
    });
    return mine.state;
  };
  const afterThis = async (day: IsoDate): Promise<ProgrammeState> => {
    await held?.state.catch(() => undefined);
    return begin(day);
  };
  const now = async (day: IsoDate): Promise<ProgrammeState> => {
    const at = await version();
    // A reading that began at this version or a later one has seen all there was to see.
    if (held && held.version >= at && held.day === day) return held.state;
    if (next?.day === day) return next.state;
    const mine = { day, state: afterThis(day) };
    next = mine;
    mine.state.catch(() => {
      if (next === mine) next = undefined;
    });
    return mine.state;
  };
  return {
    now,
    recent: (day) => {
      const isRecent = held && held.day === day && clock.now().epochMilliseconds - held.begunAt < RECENT_MS;
      return held && isRecent ? held.state : now(day);
    },
  };
};
