import { type Kysely, sql, type Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Clock, OFFICE_CHANNEL } from '../../programme/index.ts';
import { type OutboxStatus, SCHEMA, type Tables } from '../store/tables.ts';
import { type Conversation, personalOfAll } from './conversations.ts';
import type { PaceLimits } from './pacing.ts';
import { type Due, dueRows, type Free, NOT_INSTALLED, pick, unsent } from './pick.ts';
import { Kind, type OutboxRow, Payload } from './post.ts';
import type { ReadRests } from './quiet.ts';
import { openTurn, type Turn } from './turn.ts';

export type TakeDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  owner: string;
  limits: PaceLimits;
  leaseMs: number;
  rests: ReadRests;
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
    const full = turn.tenantFreeAt();
    if (!turn.isNear(full)) return { rows: [], notInstalled: [], looked: 0, pausedUntil: full };
    const due = await dueRows(trx, turn.now, room);
    const oids = due.map(({ person_oid }) => person_oid);
    const chats = await personalOfAll(trx, oids);
    await turn.look([...chats.values()]);
    const picked = pick(turn, due, { chats, rests: await deps.rests(trx, oids) });
    for (const { id, ...how } of picked.over) await end(trx, id, turn.now, how);
    for (const [personOid, until] of picked.held) await holdBack(trx, personOid, until);
    for (const { id, until } of picked.resting) await rest(trx, id, until);
    const notInstalled = picked.over.flatMap(({ reason, personOid }) =>
      reason === NOT_INSTALLED && personOid !== OFFICE_CHANNEL ? [personOid] : [],
    );
    const { pausedUntil } = picked;
    const paused = pausedUntil === undefined ? {} : { pausedUntil };
    return { rows: await begin(trx, deps, turn, picked.free), notInstalled, looked: due.length, ...paused };
  });
};

/** Marks messages as being sent by this process, all in one go. */
const begin = async (
  trx: Transaction<Tables>,
  { owner, leaseMs }: TakeDeps,
  turn: Turn,
  free: readonly Free[],
): Promise<OutboxRow[]> => {
  if (free.length === 0) return [];
  const sendIds = await turn.note();
  const lease = timeOf(turn.now + leaseMs);
  const [ids, chats] = [free.map(({ due }) => due.id), free.map(({ conversation }) => conversation.id)];
  await sql`update ${sql.id(SCHEMA, 'outbox')} as o
    set status = 'sending', owner = ${owner}, conversation_id = taken.chat, reason = null,
      attempts = attempts + 1, lease_until = ${lease}::timestamptz
    from unnest(${ids}::integer[], ${chats}::text[]) as taken (id, chat) where o.id = taken.id`.execute(trx);
  return free.map(({ due, conversation, at }, index) => ({
    ...rowOf(due, conversation),
    sendId: sendIds[index] ?? 0,
    sendAt: at,
  }));
};

const timeOf = (epochMilliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();

// Asked without a lock, so that idle processes do not hold each other up.
const anyDue = async ({ db, clock }: TakeDeps): Promise<boolean> => {
  const query = db.selectFrom('outbox').select('id').where('status', 'in', unsent);
  return (
    (await query.where('next_try_at', '<=', new Date(clock.now().epochMilliseconds)).limit(1).execute())
      .length > 0
  );
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

const rest = async (trx: Transaction<Tables>, id: number, until: number): Promise<void> => {
  await trx
    .updateTable('outbox')
    .set({ next_try_at: timeOf(until) })
    .where('id', '=', id)
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
  { status, reason }: { status: OutboxStatus; reason: string },
) => {
  await trx
    .updateTable('outbox')
    .set({ status, reason, next_try_at: null, done_at: timeOf(now) })
    .where('id', '=', id)
    .execute();
};
