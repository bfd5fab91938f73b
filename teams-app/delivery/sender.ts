import type { Kysely } from 'kysely';
import type { Clock, Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Tables } from '../store/tables.ts';
import { nextDue } from './counts.ts';
import type { PaceLimits } from './pacing.ts';
import type { Post } from './post.ts';
import { type Rest, restUntilWoken } from './rest.ts';
import { type Rounds, roundsOf } from './rounds.ts';
import type { Redraw } from './sent-card.ts';

export type SenderOptions = {
  db: Kysely<Tables>;
  clock: Clock;
  log: Log;
  post: Post;
  /** No other process sends: what is marked as being sent at the start was left behind by one that died. */
  oneProcess: boolean;
  /** Draws cards again whose lines have changed; without it they stand as they were sent. */
  redraw?: Redraw;
  /** Told of people who cannot be written to because the app is not installed for them. */
  notInstalled?: (oids: readonly string[]) => Promise<void>;
  limits?: PaceLimits;
  /** How many messages are being posted at once. */
  atOnce?: number;
  /** How long a message may stand as being sent without a sign of life. */
  leaseMs?: number;
  /** How often to look for messages nobody woke us for. */
  pollMs?: number;
  rest?: Rest;
  /** Waits until a moment in epoch milliseconds; in real time when it is not given. */
  waitUntil?: (at: number) => Promise<void>;
  random?: () => number;
};

export type Sender = {
  /** Clears up after a process that died, then sends whatever comes due until it is stopped. */
  start: () => Promise<void>;
  /** Lets the posts under way finish. */
  stop: () => Promise<void>;
  wake: () => void;
  /** Sends all that comes due within `patienceMs` (0: what is due now), and returns when it is done. */
  drain: (patienceMs?: number) => Promise<void>;
};

const AFTER_FAULT_MS = 5_000;

/** Posts queued messages, paced below Teams' limits together with every other process. */
export const createSender = (options: SenderOptions): Sender => {
  const rest = options.rest ?? restUntilWoken();
  const round = roundsOf(options);
  let running: Promise<void> | undefined;
  let stopping = false;
  const run = async (): Promise<void> => {
    while (!stopping) {
      const pause = await round.send().catch((error: unknown) => {
        options.log.error({ reason: reasonOf(error) }, 'sender');
        return AFTER_FAULT_MS;
      });
      if (pause > 0 && !stopping) await rest.sleep(pause);
    }
    await round.posting.allDone();
  };
  return {
    start: async () => {
      await round.clearUp({ everything: options.oneProcess });
      running ??= round.posting.whileAlive(run);
    },
    stop: async () => {
      stopping = true;
      rest.wake();
      await running;
    },
    wake: rest.wake,
    drain: async (patienceMs = 0) => {
      if (!running) await round.clearUp({ everything: options.oneProcess });
      await round.posting.whileAlive(() => drain(options, round, rest, patienceMs));
    },
  };
};

const drain = async (
  { db, clock, redraw }: SenderOptions,
  round: Rounds,
  rest: Rest,
  patienceMs: number,
): Promise<void> => {
  const until = clock.now().epochMilliseconds + patienceMs;
  for (;;) {
    const pause = await round.send();
    if (pause === 0) continue;
    await round.posting.allDone();
    const next = await nextDue(db, { cards: redraw !== undefined });
    if (next === undefined || next > until) return;
    const dueIn = next - clock.now().epochMilliseconds;
    await rest.sleep(dueIn > 0 ? Math.min(pause, dueIn) : pause);
  }
};
