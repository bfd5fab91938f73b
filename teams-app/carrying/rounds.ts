import type { GraphState } from '../store/graph-state.ts';
import type { CarrierOptions } from './carrier.ts';
import { carryTasks } from './carry-tasks.ts';
import { gatheringMs } from './gathering.ts';
import { nextOwed, renewTasks, takeOwed } from './take-owed.ts';
import { tellLate } from './tell-late.ts';

/** What a round found: whether anything is owed, why nothing is sent, and how long there is nothing to do. */
export type Round = { owed: boolean; pause: number; held?: GraphState['held'] };

export type Rounds = {
  /** Begins to carry what is due; in a hurry, rows do not wait for further edits of the same. */
  next: (how?: { inHurry: boolean }) => Promise<Round>;
  isIdle: () => boolean;
  allDone: () => Promise<void>;
  /** Says that what is under way is still being carried. */
  renew: () => Promise<void>;
};

type Given = Required<Pick<CarrierOptions, 'leaseMs' | 'pollMs' | 'random'>>;
export type RoundsOptions = CarrierOptions & Given & { owner: string };

/** As many rows as one batch holds. */
const TOGETHER = 20;
/** How many batches are under way at once, so that a slow one holds up nobody else's edit. */
const AT_ONCE = 3;
/** Nearly every edit is one update, at two units {SPD-throttle}. */
const UNITS_OF_A_WRITE = 2;
/** Room comes back as old uses stop counting, a second at a time. */
const NO_ROOM_MS = 500;
/** Somebody else has just taken what was due. */
const TAKEN_MS = 50;

/** One carrier's rounds over the rows owed. */
export const roundsOf = (options: RoundsOptions): Rounds => {
  const { storeDeps, budget, owner, leaseMs, pollMs } = options;
  const { db, clock } = storeDeps;
  const deps = { ...options, db, clock };
  const taking = { db, clock, owner, leaseMs };
  const underWay = new Set<Promise<void>>();
  const now = () => clock.now().epochMilliseconds;
  let toldAt = Number.NEGATIVE_INFINITY;

  const tell = async (state: GraphState): Promise<void> => {
    if (now() - toldAt < pollMs) return;
    toldAt = now();
    await tellLate(storeDeps, state.held?.why);
  };
  const begin = async (state: GraphState, gatherMs: number): Promise<number> => {
    const room = Math.floor(state.room / UNITS_OF_A_WRITE);
    if (room < 1) return NO_ROOM_MS;
    const tasks = await takeOwed(taking, { most: Math.min(TOGETHER, room), gatherMs });
    if (tasks.length === 0) return TAKEN_MS;
    const carried: Promise<void> = carryTasks(deps, tasks).finally(() => underWay.delete(carried));
    underWay.add(carried);
    return 0;
  };
  return {
    next: async ({ inHurry } = { inHurry: false }) => {
      if ((await nextOwed(db, 0)) === undefined) return { owed: false, pause: pollMs };
      const state = await budget.state();
      await tell(state);
      if (state.held) return { owed: true, pause: state.held.waitMs, held: state.held };
      const gatherMs = inHurry ? 0 : gatheringMs(state.minute);
      const dueIn = ((await nextOwed(db, gatherMs)) ?? now()) - now();
      if (dueIn > 0) return { owed: true, pause: dueIn };
      if (underWay.size < AT_ONCE) return { owed: true, pause: await begin(state, gatherMs) };
      await Promise.race(underWay);
      return { owed: true, pause: 0 };
    },
    isIdle: () => underWay.size === 0,
    allDone: async () => {
      await Promise.all(underWay);
    },
    renew: async () => {
      if (underWay.size > 0) await renewTasks(taking);
    },
  };
};
