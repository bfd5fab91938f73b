import type { Kysely, Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { OutboxStatus, Tables } from '../store/tables.ts';
import { type Conversation, personalOf } from './conversations.ts';
import type { PaceLimits } from './pacing.ts';
import { Kind, type OutboxRow, Payload } from './post.ts';
import { quietUntil, type Wishes, wishesOf } from './quiet.ts';
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
  /** People who cannot be written to because the app is not installed for them. */
  notInstalled: string[];
  /** Set when the tenant's rate is used up: nothing more may be sent before then, by anybody. */
  pausedUntil?: number;
};

/** Takes up to `room` messages that are due and may be sent now; from here on they are this process's to post. */
export const take = async (deps: TakeDeps, room: number): Promise<Taken> => {
  if (!(await anyDue(deps))) return { rows: [], notInstalled: [], looked: 0 };
  return deps.db.transaction().execute(async (trx) => {
    const turn = await openTurn(trx, deps);
    const rows: OutboxRow[] = [];
    const notInstalled: string[] = [];
    const full = turn.tenantFreeAt();
    if (full > turn.now) return { rows, notInstalled, looked: 0, pausedUntil: full };
    const due = await dueRows(trx, turn.now, room);
    const taken = { rows, notInstalled, looked: due.length };
    const wishes = await wishesOf(
      trx,
      due.map(({ person_oid }) => person_oid),
    );
    const held = new Set<string>();
    for (const one of due) {
      const pausedUntil = turn.tenantFreeAt();
      if (pausedUntil > turn.now) return { ...taken, pausedUntil };
      if (held.has(one.person_oid)) continue;
      const row = await takeOne(trx, deps, turn, { due: one, wishes: wishes.get(one.person_oid) ?? {} });
      if (row === 'held') held.add(one.person_oid);
      else if (row === 'not-installed') notInstalled.push(one.person_oid);
      else if (row !== 'over') rows.push(row);
    }
    return taken;
  });
};

/** Why a person whom the bot has never met is not reached. */
export const NOT_INSTALLED = 'not-installed';

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
  { due, wishes }: { due: Due; wishes: Wishes },
): Promise<OutboxRow | 'held' | 'not-installed' | 'over'> => {
  if (wishes.left) {
    await end(trx, due.id, turn.now, { status: 'superseded', reason: 'left' });
    return 'over';
  }
  const conversation = await personalOf(trx, due.person_oid);
  if (conversation === undefined || conversation.blocked !== undefined) {
    const reason = conversation?.blocked ?? NOT_INSTALLED;
    await end(trx, due.id, turn.now, { status: 'unreachable', reason });
    return conversation === undefined ? 'not-installed' : 'over';
  }
  const freeAt = Math.max(quietUntil(wishes, turn.now), await turn.freeAt(conversation));
  if (freeAt > turn.now) {
    await holdBack(trx, due.person_oid, freeAt);
    return 'held';
  }
  const sendId = await turn.use(conversation);
  const sending = { status: 'sending', owner, conversation_id: conversation.id, reason: null } as const;
  await trx
    .updateTable('outbox')
    .set({ ...sending, attempts: due.attempts + 1, lease_until: timeOf(turn.now + leaseMs) })
    .where('id', '=', due.id)
    .execute();
  return { ...rowOf(due, conversation), sendId, sendAt: turn.now };
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

const rowOf = (due: Due, conversation: Conversation) => ({
  id: due.id,
  personOid: due.person_oid,
  kind: Kind.parse(due.kind),
  key: due.key,
  payload: Payload.parse(due.payload),
  conversation,
  attempts: due.attempts + 1,
});

const end = async (
  trx: Transaction<Tables>,
  id: number,
  now: number,
  how: { status: OutboxStatus; reason: string },
) => {
  await trx
    .updateTable('outbox')
    .set({ ...how, next_try_at: null, done_at: timeOf(now) })
    .where('id', '=', id)
    .execute();
};
