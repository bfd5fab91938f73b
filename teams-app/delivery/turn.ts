import type { Kysely, Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Conversation } from './conversations.ts';
import { earliestSend, LATEST_ARRIVAL, type Limit, MEMORY, type PaceLimits } from './pacing.ts';

/** One process's turn to hand out send times; the others wait until its transaction ends. */
export type Turn = {
  /** Epoch milliseconds. */
  now: number;
  tenantFreeAt: () => number;
  freeAt: (conversation: Conversation) => Promise<number>;
  /** Notes a send, now, and gives its number, by which its end is noted too. */
  use: (conversation: Conversation) => Promise<number>;
};

type TurnDeps = { clock: Clock; limits: PaceLimits };

/** When a send was allowed, and when it was over at the latest: Teams took the message between the two. */
type Sent = { at: number; end: number };

/** Waits for the turn. Time never goes back, also when the processes' clocks differ: the windows stay true. */
export const openTurn = async (trx: Transaction<Tables>, { clock, limits }: TurnDeps): Promise<Turn> => {
  const { at } = await trx.selectFrom('pace').select('at').forUpdate().executeTakeFirstOrThrow();
  const now = notBefore(clock.now().epochMilliseconds, at?.getTime() ?? 0);
  await trx
    .updateTable('pace')
    .set({ at: timeOf(now) })
    .execute();
  const { tenant: allowed, arriving = [], conversation: inOne } = limits;
  const tenant = await sendsSince(trx, now, { count: most([...allowed, ...arriving]) });
  const conversations = new Map<string, Sent[]>();
  const sendsIn = async (conversationId: string): Promise<Sent[]> => {
    const known = conversations.get(conversationId);
    if (known) return known;
    const sends = await sendsSince(trx, now, { conversationId, count: most(inOne) });
    conversations.set(conversationId, sends);
    return sends;
  };
  return {
    now,
    tenantFreeAt: () =>
      Math.max(earliestSend(starts(tenant), allowed, now), earliestSend(ends(tenant), arriving, now)),
    freeAt: async (conversation) => {
      const held = await holdOf(trx, conversation.id);
      return Math.max(held, earliestSend(ends(await sendsIn(conversation.id)), inOne, now));
    },
    use: async (conversation) => {
      const send = { at: now, end: now };
      (await sendsIn(conversation.id)).unshift(send);
      tenant.unshift(send);
      const tenantId = conversation.reference.conversation.tenantId ?? '';
      const { id } = await trx
        .insertInto('sends')
        .values({ tenant_id: tenantId, conversation_id: conversation.id, at: timeOf(now) })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
  };
};

/** Notes that Teams has answered, which ends a send. */
export const endSend = async (
  { db, clock }: { db: Kysely<Tables>; clock: Clock },
  id: number,
): Promise<void> => {
  await db.updateTable('sends').set({ done_at: clock.now().toString() }).where('id', '=', id).execute();
};

/** Takes a send back that was not made after all. */
export const giveBack = async ({ db }: { db: Kysely<Tables> }, id: number): Promise<void> => {
  await db.deleteFrom('sends').where('id', '=', id).execute();
};

const starts = (sends: Sent[]): number[] => sends.map(({ at }) => at);
const ends = (sends: Sent[]): number[] => sends.map(({ end }) => end).sort((a, b) => b - a);

// A clock that was set back by more is not another process's that runs ahead: it is the truth, and is believed.
const LARGEST_SKEW = 60_000;
const notBefore = (now: number, last: number): number =>
  last - now < LARGEST_SKEW ? Math.max(now, last) : now;

const timeOf = (epochMilliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();

const most = (limits: readonly Limit[]): number => Math.max(0, ...limits.map(({ count }) => count));

const sendsSince = async (
  trx: Transaction<Tables>,
  now: number,
  { conversationId, count }: { conversationId?: string; count: number },
): Promise<Sent[]> => {
  const all = trx
    .selectFrom('sends')
    .select(['at', 'done_at'])
    .where('at', '>', new Date(now - MEMORY))
    .where('at', '<=', new Date(now));
  const query = conversationId === undefined ? all : all.where('conversation_id', '=', conversationId);
  const rows = await query
    .orderBy('at', 'desc')
    .limit(count === 0 ? 0 : count + OVERTAKEN)
    .execute();
  return rows.map(({ at, done_at: done }) => ({
    at: at.getTime(),
    // One still under way, or whose process died, may arrive any moment, but not for ever.
    end: Math.min(done?.getTime() ?? now, now, at.getTime() + LATEST_ARRIVAL),
  }));
};

// An older send may end later than a newer one; more than this many cannot, within the time an arrival may take.
const OVERTAKEN = 30;

/** Until when Teams asked us to leave a conversation alone. */
const holdOf = async (trx: Transaction<Tables>, conversationId: string): Promise<number> => {
  const query = trx.selectFrom('conversations').select('hold_until');
  const row = await query.where('conversation_id', '=', conversationId).executeTakeFirst();
  return row?.hold_until?.getTime() ?? 0;
};
