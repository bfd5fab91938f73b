import type { Kysely } from 'kysely';
import type { Clock } from '../../programme/index.ts';
import type { OutboxStatus, Tables } from '../store/tables.ts';
import { bundles, type OutboxRow, type Outcome } from './post.ts';

export type SettleDeps = { db: Kysely<Tables>; clock: Clock; random: () => number };

/** How often a message is tried before it counts as failed for good. */
export const TRIES = 8;

/** Writes down what became of a message, and when it is tried again if it is. */
export const settle = async (deps: SettleDeps, row: OutboxRow, result: Outcome): Promise<void> => {
  switch (result.outcome) {
    case 'sent':
      return finish(deps, row, {
        status: 'sent',
        activity_id: result.activityId,
        ...(result.shown === undefined ? {} : { shown: result.shown }),
      });
    case 'late':
      return backInLine(deps, row);
    case 'superseded':
      return finish(deps, row, { status: 'superseded' });
    case 'rejected':
      return finish(deps, row, { status: 'failed', reason: result.code });
    case 'unreachable':
      await deps.db
        .updateTable('conversations')
        .set({ blocked_reason: result.code })
        .where('conversation_id', '=', row.conversation.id)
        .execute();
      return finish(deps, row, { status: 'unreachable', reason: result.code });
    case 'throttled':
      return hold(deps, row, result.retryAfterSeconds);
    case 'retry':
      return tryAgain(deps, row, result.code);
    case 'in-doubt':
      return inDoubt(deps, row, result.code);
  }
};

type Final = { status: OutboxStatus; activity_id?: string; shown?: string; reason?: string };

const finish = async ({ db, clock }: SettleDeps, { id }: OutboxRow, final: Final): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ reason: null, ...final, ...free, done_at: clock.now().toString(), next_try_at: null })
    .where('id', '=', id)
    // A slow post may find its row already counted as in doubt; what is known is better.
    .where('status', 'in', ['sending', 'unknown'])
    .execute();
};

const free = { owner: null, lease_until: null };

const wait = async ({ db }: SettleDeps, { id }: OutboxRow, reason: string, until: string): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ status: 'failed', reason, ...free, next_try_at: until })
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute();
};

/** Its turn went unused; it goes before those that were queued after it. */
const backInLine = async ({ db }: SettleDeps, { id }: OutboxRow): Promise<void> => {
  await db
    .updateTable('outbox')
    .set(({ ref }) => ({ status: 'queued', ...free, next_try_at: ref('queued_at').$castTo<string>() }))
    .where('id', '=', id)
    .where('status', '=', 'sending')
    .execute();
};

/** Only this conversation waits, with all that is queued for it, for as long as Teams asked. */
const hold = async (deps: SettleDeps, row: OutboxRow, seconds: number | undefined): Promise<void> => {
  const milliseconds = seconds === undefined ? backoff(deps, row) : Math.ceil(seconds * 1000);
  const until = deps.clock.now().add({ milliseconds }).toString();
  await deps.db
    .updateTable('conversations')
    .set({ hold_until: until })
    .where('conversation_id', '=', row.conversation.id)
    .execute();
  await wait(deps, row, 'throttled', until);
};

const tryAgain = async (deps: SettleDeps, row: OutboxRow, code: string): Promise<void> => {
  if (row.attempts >= TRIES) return finish(deps, row, { status: 'failed', reason: code });
  await wait(
    deps,
    row,
    code,
    deps.clock
      .now()
      .add({ milliseconds: backoff(deps, row) })
      .toString(),
  );
};

// Exponential with jitter (facts §5.1), so that those turned away together do not come back together.
export const backoff = (
  { random }: Pick<SettleDeps, 'random'>,
  { attempts }: Pick<OutboxRow, 'attempts'>,
): number => Math.round(Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT) * (0.5 + random() / 2));
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

/** A bundle may have arrived and is not sent twice; news that no later message repeats is sent again. */
const inDoubt = async (deps: SettleDeps, row: OutboxRow, code: string): Promise<void> => {
  if (bundles.includes(row.kind)) return finish(deps, row, { status: 'unknown', reason: code });
  await addDoubt(deps.db, row.id);
  return tryAgain(deps, row, code);
};

const addDoubt = async (db: Kysely<Tables>, id: number): Promise<void> => {
  await db
    .updateTable('outbox')
    .set(({ eb }) => ({ doubts: eb('doubts', '+', 1) }))
    .where('id', '=', id)
    .execute();
};
