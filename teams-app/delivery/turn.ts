import type { Kysely, Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Conversation } from './conversations.ts';
import { earliestSend, LATEST_ARRIVAL, type Limit, MEMORY, type PaceLimits } from './pacing.ts';

/** One process's turn to hand out send times; the others wait until its transaction ends, so it asks little. */
export type Turn = {
  /** Epoch milliseconds. */
  now: number;
  tenantFreeAt: () => number;
  /** Reads what was sent in these conversations, all in one go. */
  look: (conversations: readonly Conversation[]) => Promise<void>;
  /** Of a conversation that was looked at. */
  freeAt: (conversation: Conversation) => number;
  /** Counts a send, now. */
  use: (conversation: Conversation) => void;
  /** Writes the sends down, and gives their numbers in the same order, by which their ends are noted too. */
  note: () => Promise<number[]>;
};

type TurnDeps = { clock: Clock; limits: PaceLimits };

/** When a send was allowed, and when it was over at the latest: Teams took the message between the two. */
type Sent = { at: number; end: number };

/** Waits for the turn. Time never goes back, also when the processes' clocks differ: the windows stay true. */
export const openTurn = async (trx: Transaction<Tables>, { clock, limits }: TurnDeps): Promise<Turn> => {
  const { at } = await trx.selectFrom('pace').select('at').forUpdate().executeTakeFirstOrThrow();
  const now = notBefore(clock.now().epochMilliseconds, at?.getTime() ?? 0);
  const { tenant: allowed, arriving = [], conversation: inOne } = limits;
  const tenant = await tenantSends(trx, now, most([...allowed, ...arriving]));
  const conversations = new Map<string, Sent[]>();
  const holds = new Map<string, number>();
  const used: { tenant_id: string; conversation_id: string; at: string }[] = [];
  const sendsIn = ({ id }: Conversation): Sent[] => {
    const sends = conversations.get(id) ?? [];
    conversations.set(id, sends);
    return sends;
  };
  return {
    now,
    tenantFreeAt: () =>
      Math.max(earliestSend(starts(tenant), allowed, now), earliestSend(ends(tenant), arriving, now)),
    look: async (looked) => {
      const ids = [...new Set(looked.map(({ id }) => id))];
      if (ids.length === 0) return;
      for (const { conversation_id: id, ...send } of await sendsOf(trx, now, ids))
        conversations.set(id, [...(conversations.get(id) ?? []), spanOf(send, now)]);
      for (const [id, until] of await holdsOf(trx, ids)) holds.set(id, until);
    },
    freeAt: (conversation) =>
      Math.max(holds.get(conversation.id) ?? 0, earliestSend(ends(sendsIn(conversation)), inOne, now)),
    use: (conversation) => {
      const send = { at: now, end: now };
      sendsIn(conversation).unshift(send);
      tenant.unshift(send);
      const tenantId = conversation.reference.conversation.tenantId ?? '';
      used.push({ tenant_id: tenantId, conversation_id: conversation.id, at: timeOf(now) });
    },
    note: async () => {
      if (used.length === 0) return [];
      await trx
        .updateTable('pace')
        .set({ at: timeOf(now) })
        .execute();
      const noted = await trx.insertInto('sends').values(used).returning('id').execute();
      return noted.map(({ id }) => id).sort((a, b) => a - b);
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

// One still under way, or whose process died, may arrive any moment, but not for ever.
const spanOf = ({ at, done_at: done }: { at: Date; done_at: Date | null }, now: number): Sent => ({
  at: at.getTime(),
  end: Math.min(done?.getTime() ?? now, now, at.getTime() + LATEST_ARRIVAL),
});

// An older send may end later than a newer one; more than this many cannot, within the time an arrival may take.
const OVERTAKEN = 30;

const tenantSends = async (trx: Transaction<Tables>, now: number, count: number): Promise<Sent[]> => {
  if (count === 0) return [];
  const query = recent(trx, now)
    .select(['at', 'done_at'])
    .limit(count + OVERTAKEN);
  return (await query.execute()).map((send) => spanOf(send, now));
};

const recent = (trx: Transaction<Tables>, now: number) =>
  trx
    .selectFrom('sends')
    .where('at', '>', new Date(now - MEMORY))
    .where('at', '<=', new Date(now))
    .orderBy('at', 'desc');

const sendsOf = (trx: Transaction<Tables>, now: number, conversationIds: string[]) =>
  recent(trx, now)
    .select(['conversation_id', 'at', 'done_at'])
    .where('conversation_id', 'in', conversationIds)
    .execute();

/** Until when Teams asked us to leave conversations alone. */
const holdsOf = async (
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
