import type { Kysely, Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { OutboxStatus, Tables } from '../store/tables.ts';
import { type Conversation, personalOf } from './conversations.ts';
import type { PaceLimits } from './pacing.ts';
import { Kind, type OutboxRow, Payload } from './post.ts';
import { openTurn, type Turn } from './turn.ts';

export type TakeDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  owner: string;
  limits: PaceLimits;
  leaseMs: number;
};

export type Taken = {
  rows: OutboxRow[];
  /** How many due messages were looked at; some may have had to wait. */
  looked: number;
  /** Set when the tenant's rate is used up: nothing more may be sent before then, by anybody. */
  pausedUntil?: number;
};

/** Takes up to `room` messages that are due and may be sent now; from here on they are this process's to post. */
export const take = async (deps: TakeDeps, room: number): Promise<Taken> => {
  if (!(await anyDue(deps))) return { rows: [], looked: 0 };
  return deps.db.transaction().execute(async (trx) => {
    const turn = await openTurn(trx, deps);
    const rows: OutboxRow[] = [];
    const due = await dueRows(trx, turn.now, room);
    const held = new Set<string>();
    for (const one of due) {
      const pausedUntil = turn.tenantFreeAt();
      if (pausedUntil > turn.now) return { rows, looked: due.length, pausedUntil };
      if (held.has(one.person_oid)) continue;
      const row = await takeOne(trx, deps, turn, one);
      if (row === 'held') held.add(one.person_oid);
      else if (row !== 'unreachable') rows.push(row);
    }
    return { rows, looked: due.length };
  });
};

const timeOf = (epochMilliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();

const unsent: OutboxStatus[] = ['queued', 'failed'];

// Asked without a lock, so that idle processes do not hold each other up.
const anyDue = async ({ db, clock }: TakeDeps): Promise<boolean> => {
  const query = db.selectFrom('outbox').select('id').where('status', 'in', unsent);
  return (
    (await query.where('next_try_at', '<=', new Date(clock.now().epochMilliseconds)).limit(1).execute())
      .length > 0
  );
};

const dueRows = (trx: Transaction<Tables>, now: number, room: number) =>
  trx
    .selectFrom('outbox')
    .select(['id', 'person_oid', 'kind', 'key', 'payload', 'attempts'])
    .where('status', 'in', unsent)
    .where('next_try_at', '<=', new Date(now))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();

type Due = Awaited<ReturnType<typeof dueRows>>[number];

const takeOne = async (
  trx: Transaction<Tables>,
  { owner, leaseMs }: TakeDeps,
  turn: Turn,
  due: Due,
): Promise<OutboxRow | 'held' | 'unreachable'> => {
  const conversation = await personalOf(trx, due.person_oid);
  if (conversation === undefined || conversation.blocked !== undefined) {
    await unreachable(trx, due.id, turn.now, conversation?.blocked ?? 'not-installed');
    return 'unreachable';
  }
  const freeAt = await turn.freeAt(conversation);
  if (freeAt > turn.now) {
    await holdBack(trx, due.person_oid, freeAt);
    return 'held';
  }
  await turn.use(conversation);
  const sending = { status: 'sending', owner, conversation_id: conversation.id, reason: null } as const;
  await trx
    .updateTable('outbox')
    .set({ ...sending, attempts: due.attempts + 1, lease_until: timeOf(turn.now + leaseMs) })
    .where('id', '=', due.id)
    .execute();
  return rowOf(due, conversation);
};

/** Everything due in a chat that must be left alone waits together, out of the way of the others. */
const holdBack = async (trx: Transaction<Tables>, personOid: string, until: number): Promise<void> => {
  await trx
    .updateTable('outbox')
    .set({ next_try_at: timeOf(until) })
    .where('person_oid', '=', personOid)
    .where('status', 'in', unsent)
    .where('next_try_at', '<', new Date(until))
    .execute();
};

const rowOf = (due: Due, conversation: Conversation): OutboxRow => ({
  id: due.id,
  personOid: due.person_oid,
  kind: Kind.parse(due.kind),
  key: due.key,
  payload: Payload.parse(due.payload),
  conversation,
  attempts: due.attempts + 1,
});

const unreachable = async (trx: Transaction<Tables>, id: number, now: number, reason: string) => {
  await trx
    .updateTable('outbox')
    .set({ status: 'unreachable', reason, next_try_at: null, done_at: timeOf(now) })
    .where('id', '=', id)
    .execute();
};
