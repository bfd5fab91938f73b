import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { AHEAD, MEMORY } from './pacing.ts';

/** When a send was allowed, and when it was over, if it is: Teams took the message between the two. */
export type Sent = { at: number; done: number | undefined };

const sentOf = ({ at, done_at: done }: { at: Date; done_at: Date | null }): Sent => ({
  at: at.getTime(),
  done: done?.getTime(),
});

// An older send may end later than a newer one; more than this many cannot, within the time an arrival may take.
const OVERTAKEN = 30;

/** The latest sends in the tenant, newest first, as many as its limits count. */
export const sendsInTenant = async (
  trx: Transaction<Tables>,
  now: number,
  count: number,
): Promise<Sent[]> => {
  if (count === 0) return [];
  const query = recent(trx, now)
    .select(['at', 'done_at'])
    .limit(count + OVERTAKEN);
  return (await query.execute()).map(sentOf);
};

const recent = (trx: Transaction<Tables>, now: number) =>
  trx
    .selectFrom('sends')
    .where('at', '>', new Date(now - MEMORY))
    .where('at', '<=', new Date(now + AHEAD))
    .orderBy('at', 'desc');

/** What was sent in these conversations within the longest window, newest first. */
export const sendsInEach = async (
  trx: Transaction<Tables>,
  now: number,
  conversationIds: string[],
): Promise<Map<string, Sent[]>> => {
  const rows = await recent(trx, now)
    .select(['conversation_id', 'at', 'done_at'])
    .where('conversation_id', 'in', conversationIds)
    .execute();
  const sends = new Map<string, Sent[]>();
  for (const { conversation_id: id, ...send } of rows)
    sends.set(id, [...(sends.get(id) ?? []), sentOf(send)]);
  return sends;
};

/** Until when Teams asked us to leave conversations alone. */
export const holdsOf = async (
  trx: Transaction<Tables>,
  conversationIds: string[],
): Promise<[id: string, until: number][]> => {
  const rows = await trx
    .selectFrom('conversations')
    .select(['conversation_id', 'hold_until'])
    .where('conversation_id', 'in', conversationIds)
    .where('hold_until', 'is not', null)
    .execute();
  return rows.map(({ conversation_id: id, hold_until: until }) => [id, until?.getTime() ?? 0]);
};
