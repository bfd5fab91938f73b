import { randomUUID } from 'node:crypto';
import type { Log } from '../../programme/index.ts';
import { type Rest, restUntilWoken } from '../delivery/rest.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { StoredUnitBudget } from '../store/unit-budget.ts';
import type { StoreDeps } from '../store/unit-of-work.ts';
import type { Carry } from './carry-tasks.ts';
import { drain } from './drain.ts';
import { roundsOf } from './rounds.ts';
import { freeAll, tryAgainNow } from './take-owed.ts';

export type CarrierOptions = {
  storeDeps: StoreDeps;
  budget: Pick<StoredUnitBudget, 'state'>;
  carry: Carry;
  log: Log;
  /** No other process carries: what is marked as being carried at the start was left behind by one that died. */
  oneProcess: boolean;
  /** How long a row may stand as being carried without a sign of life. */
  leaseMs?: number;
  /** How often to look for rows nobody woke us for. */
  pollMs?: number;
  rest?: Rest;
  random?: () => number;
};

/** Carries what people have done to SharePoint: the rows owed are the queue, so many edits of one are one. */
export type Carrier = {
  start: () => Promise<void>;
  /** Lets rows under way finish. */
  stop: () => Promise<void>;
  wake: () => void;
  /** Carries what is owed now, and comes back when it is done or there is no point in waiting. */
  drain: (progress: (done: number, of: number) => void) => Promise<void>;
};

const AFTER_FAULT_MS = 5_000;

export const createCarrier = (options: CarrierOptions): Carrier => {
  const { log, storeDeps, leaseMs = 12_000, pollMs = 1_000, random = Math.random } = options;
  const rest = options.rest ?? restUntilWoken();
  const rounds = roundsOf({ ...options, owner: randomUUID(), leaseMs, pollMs, random });
  let running: Promise<void> | undefined;
  let freed: Promise<void> | undefined;
  let stopping = false;
  const free = (): Promise<void> => {
    freed ??= options.oneProcess ? freeAll(storeDeps) : Promise.resolve();
    return freed;
  };
  const whileAlive = async (work: () => Promise<void>): Promise<void> => {
    const beat = setInterval(() => {
      rounds.renew().catch((error: unknown) => log.error({ reason: reasonOf(error) }, 'leases not renewed'));
    }, leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(beat);
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping) {
      const { pause } = await rounds.next().catch((error: unknown) => {
        log.error({ reason: reasonOf(error) }, 'carrier');
        return { pause: AFTER_FAULT_MS };
      });
      if (pause > 0 && !stopping) await rest.sleep(Math.min(pause, pollMs));
    }
    await rounds.allDone();
  };
  return {
    start: async () => {
      await free();
      running ??= whileAlive(run);
    },
    stop: async () => {
      stopping = true;
      rest.wake();
      await running;
    },
    wake: rest.wake,
    drain: async (progress) => {
      await free();
      await tryAgainNow(storeDeps);
      await whileAlive(() => drain(rounds, storeDeps.db, progress));
    },
  };
};
