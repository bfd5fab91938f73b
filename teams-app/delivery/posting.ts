import type { Kysely } from 'kysely';
import type { Clock, Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Tables } from '../store/tables.ts';
import { LATEST_START } from './pacing.ts';
import type { OutboxRow, Outcome, Post } from './post.ts';
import { renewLeases } from './recover.ts';
import { settle } from './settle.ts';
import { endSend, giveBack } from './turn.ts';

export type PostingDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  log: Log;
  post: Post;
  random: () => number;
  owner: string;
  leaseMs: number;
  /** Waits until a moment in epoch milliseconds. */
  waitUntil: (at: number) => Promise<void>;
};

/** The posts under way in this process. */
export type Posting = {
  count: () => number;
  begin: (row: OutboxRow) => void;
  /** Counts something else that is sent, such as a card drawn again. */
  beginOther: (work: Promise<void>) => void;
  /** Waits until one of them is done. */
  oneDone: () => Promise<void>;
  allDone: () => Promise<void>;
  /** Says that they are still being posted. */
  renew: () => Promise<void>;
  /** Renews their leases again and again while `work` runs. */
  whileAlive: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Posts rows that were taken, each on its own, and settles what became of them. */
export const postingWith = (deps: PostingDeps): Posting => {
  const underWay = new Map<number, Promise<void>>();
  const others = new Set<Promise<void>>();
  const all = () => [...underWay.values(), ...others];
  const renew = () =>
    renewLeases(deps, { ids: [...underWay.keys()], owner: deps.owner, leaseMs: deps.leaseMs });
  return {
    count: () => underWay.size + others.size,
    begin: (row) => {
      underWay.set(
        row.id,
        postOne(deps, row).finally(() => underWay.delete(row.id)),
      );
    },
    beginOther: (work) => {
      const counted: Promise<void> = work.finally(() => others.delete(counted));
      others.add(counted);
    },
    oneDone: () => Promise.race(all()),
    allDone: async () => {
      await Promise.all(all());
    },
    renew,
    whileAlive: async (work) => {
      const beat = setInterval(() => {
        renew().catch((error: unknown) => deps.log.error({ reason: reasonOf(error) }, 'leases not renewed'));
      }, deps.leaseMs / 3);
      try {
        return await work();
      } finally {
        clearInterval(beat);
      }
    },
  };
};

const postOne = async (deps: PostingDeps, row: OutboxRow): Promise<void> => {
  const result = await tryToPost(deps, row);
  try {
    await (unused.includes(result.outcome) ? giveBack : endSend)(deps, row.sendId);
    await settle(deps, row, result);
  } catch (error) {
    // Left as being sent, it is found again when its lease has run out, and counted as in doubt.
    deps.log.error({ reason: reasonOf(error), id: row.id, outcome: result.outcome }, 'outcome not recorded');
  }
};

const unused: Outcome['outcome'][] = ['superseded', 'late'];

// A process too slow to ever be in time sends all the same.
const PATIENT_ATTEMPTS = 3;

const tryToPost = async ({ post, log, clock, waitUntil }: PostingDeps, row: OutboxRow): Promise<Outcome> => {
  const isLate = () =>
    row.attempts <= PATIENT_ATTEMPTS && clock.now().epochMilliseconds - row.sendAt > LATEST_START;
  const turn = async () => {
    await waitUntil(row.sendAt);
    return !isLate();
  };
  try {
    const result = isLate() ? { outcome: 'late' as const } : await post(row, turn);
    if (result.outcome !== 'sent' && result.outcome !== 'superseded' && result.outcome !== 'late') {
      const code = 'code' in result ? result.code : undefined;
      log.warn({ reason: result.outcome, code, id: row.id, kind: row.kind }, 'message not sent');
    }
    return result;
  } catch (error) {
    const code = reasonOf(error);
    log.error({ reason: code, id: row.id, kind: row.kind }, 'message could not be made or posted');
    return { outcome: 'retry', code };
  }
};
