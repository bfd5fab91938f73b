import type { Transaction } from 'kysely';
import { boardKey, type OutboxMessage, type OutboxPayload, unitReportKey } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { withCard } from './counts.ts';
import { bundles, Payload } from './post.ts';

/**
 * Queues a message once, ever, for its person, kind and key; tells whether it was new. A bundle that is still
 * waiting when a newer one of its kind is queued for the same person is superseded: the newer one takes its lines along.
 */
export const queueMessage = async (
  trx: Transaction<Tables>,
  message: OutboxMessage,
  now: string,
): Promise<boolean> => {
  const { personOid, kind, key, payload } = message;
  const added = await trx
    .insertInto('outbox')
    .values({
      person_oid: personOid,
      kind,
      key,
      payload: JSON.stringify(payload),
      item_keys: linesOf(payload),
      next_try_at: now,
      queued_at: now,
    })
    .onConflict((conflict) => conflict.columns(['person_oid', 'kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  if (bundles.includes(kind)) {
    const older = await supersedeOlder(trx, message, now);
    await takeAlong(trx, { id: added.id, payload }, [...(await notSeen(trx, message)), ...older]);
  }
  return true;
};

/** Whether a message was queued before, whatever became of it. */
export const isQueued = async (
  trx: Transaction<Tables>,
  { personOid, kind, key }: Pick<OutboxMessage, 'personOid' | 'kind' | 'key'>,
): Promise<boolean> => {
  const own = trx.selectFrom('outbox').select('id').where('person_oid', '=', personOid);
  const found = await own.where('kind', '=', kind).where('key', '=', key).executeTakeFirst();
  return found !== undefined;
};

/** The lines, or the risk, whose changes show on the card: of a digest, those it offers to take up. */
const linesOf = (payload: OutboxPayload): string[] => {
  switch (payload.kind) {
    case 'reminder':
      return payload.lines.map(({ key }) => key);
    case 'digest':
      return payload.lines ?? [];
    case 'reassess':
      return [payload.code];
    case 'round':
    case 'round-reminder':
      return [unitReportKey(payload.period, payload.unit)];
    case 'round-board':
      return [boardKey(payload.period)];
    case 'round-clash':
      return [];
    default:
      return [payload.itemKey];
  }
};

// The keys of bundles begin with a day, so the older one is the smaller one; two of one day stand beside each other.
const supersedeOlder = async (
  trx: Transaction<Tables>,
  { personOid, kind, key }: OutboxMessage,
  now: string,
): Promise<unknown[]> => {
  const [day = key] = key.split(' ');
  const older = await trx
    .updateTable('outbox')
    .set({ status: 'superseded', done_at: now, next_try_at: null })
    .where('person_oid', '=', personOid)
    .where('kind', '=', kind)
    .where('status', 'in', ['queued', 'failed'])
    .where('next_try_at', 'is not', null)
    .where('key', '<', day)
    .returning('payload')
    .execute();
  return older.map(({ payload }) => payload);
};

// Since the last one that surely came: those in doubt, and those that reached nobody.
const notSeen = async (
  trx: Transaction<Tables>,
  { personOid, kind, key }: OutboxMessage,
): Promise<unknown[]> => {
  if (kind !== 'reminder') return [];
  const own = trx.selectFrom('outbox').where('person_oid', '=', personOid).where('kind', '=', kind);
  const { came } = await own
    .select(({ fn }) => fn.max('key').as('came'))
    .where('status', 'in', withCard)
    .executeTakeFirstOrThrow();
  const rows = await own
    .select('payload')
    .where('status', 'in', ['unknown', 'unreachable'])
    .where('key', '<', key)
    .where('key', '>', came ?? '')
    .orderBy('id')
    .execute();
  return rows.map(({ payload }) => payload);
};

/** What never came is on the newer card too: a line's next step may be a week off. */
const takeAlong = async (
  trx: Transaction<Tables>,
  { id, payload }: { id: number; payload: OutboxPayload },
  older: readonly unknown[],
): Promise<void> => {
  if (payload.kind !== 'reminder') return;
  const asked = new Set(payload.lines.map(({ key }) => key));
  const left = older.flatMap((before) => {
    const parsed = Payload.parse(before);
    return parsed.kind === 'reminder' ? parsed.lines.filter(({ key }) => !asked.has(key)) : [];
  });
  if (left.length === 0) return;
  const lines = new Map([...payload.lines, ...left].map((line) => [line.key, line]));
  const whole: OutboxPayload = { ...payload, lines: [...lines.values()] };
  await trx
    .updateTable('outbox')
    .set({ payload: JSON.stringify(whole), item_keys: linesOf(whole) })
    .where('id', '=', id)
    .execute();
};
