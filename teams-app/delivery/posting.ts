import type { Kysely } from 'kysely';
import type { Clock, Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Tables } from '../store/tables.ts';
import type { OutboxRow, Outcome, Post } from './post.ts';
import { renewLeases } from './recover.ts';
import { settle } from './settle.ts';

export type PostingDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  log: Log;
  post: Post;
  random: () => number;
  owner: string;
  leaseMs: number;
};

/** The posts under way in this process. */
export type Posting = {
  count: () => number;
  begin: (row: OutboxRow) => void;
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
  const renew = () =>
    renewLeases(deps, { ids: [...underWay.keys()], owner: deps.owner, leaseMs: deps.leaseMs });
  return {
    count: () => underWay.size,
    begin: (row) => {
      underWay.set(
        row.id,
        postOne(deps, row).finally(() => underWay.delete(row.id)),
      );
    },
    oneDone: () => Promise.race(underWay.values()),
    allDone: async () => {
      await Promise.all(underWay.values());
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
    await settle(deps, row, result);
  } catch (error) {
    // Left as being sent, it is found again when its lease has run out, and counted as in doubt.
    deps.log.error({ reason: reasonOf(error), id: row.id, outcome: result.outcome }, 'outcome not recorded');
  }
};

const tryToPost = async ({ post, log }: PostingDeps, row: OutboxRow): Promise<Outcome> => {
  try {
    const result = await post(row);
    if (result.outcome !== 'sent' && result.outcome !== 'superseded') {
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
