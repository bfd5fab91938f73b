import type { Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Conversation } from './conversations.ts';
import { earliestSend, MEMORY, type PaceLimits } from './pacing.ts';

/** One process's turn to hand out send times; the others wait until its transaction ends. */
export type Turn = {
  /** Epoch milliseconds. */
  now: number;
  tenantFreeAt: () => number;
  freeAt: (conversation: Conversation) => Promise<number>;
  /** Notes a send, now. */
  use: (conversation: Conversation) => Promise<void>;
};

type TurnDeps = { clock: Clock; limits: PaceLimits };

/** Waits for the turn. Time never goes back, also when the processes' clocks differ: the windows stay true. */
export const openTurn = async (trx: Transaction<Tables>, { clock, limits }: TurnDeps): Promise<Turn> => {
  const { at } = await trx.selectFrom('pace').select('at').forUpdate().executeTakeFirstOrThrow();
  const now = notBefore(clock.now().epochMilliseconds, at?.getTime() ?? 0);
  await trx
    .updateTable('pace')
    .set({ at: timeOf(now) })
    .execute();
  const tenant = await sendsSince(trx, now, { count: most(limits.tenant) });
  const conversations = new Map<string, number[]>();
  const sendsIn = async (conversationId: string): Promise<number[]> => {
    const known = conversations.get(conversationId);
    if (known) return known;
    const sends = await sendsSince(trx, now, { conversationId, count: most(limits.conversation) });
    conversations.set(conversationId, sends);
    return sends;
  };
  return {
    now,
    tenantFreeAt: () => earliestSend(tenant, limits.tenant, now),
    freeAt: async (conversation) => {
      const held = await holdOf(trx, conversation.id);
      return Math.max(held, earliestSend(await sendsIn(conversation.id), limits.conversation, now));
    },
    use: async (conversation) => {
      (await sendsIn(conversation.id)).unshift(now);
      tenant.unshift(now);
      const tenantId = conversation.reference.conversation.tenantId ?? '';
      await trx
        .insertInto('sends')
        .values({ tenant_id: tenantId, conversation_id: conversation.id, at: timeOf(now) })
        .execute();
    },
  };
};

// A clock that was set back by more is not another process's that runs ahead: it is the truth, and is believed.
const LARGEST_SKEW = 60_000;
const notBefore = (now: number, last: number): number =>
  last - now < LARGEST_SKEW ? Math.max(now, last) : now;

const timeOf = (epochMilliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();

const most = (limits: PaceLimits['tenant']): number => Math.max(0, ...limits.map(({ count }) => count));

const sendsSince = async (
  trx: Transaction<Tables>,
  now: number,
  { conversationId, count }: { conversationId?: string; count: number },
): Promise<number[]> => {
  const all = trx
    .selectFrom('sends')
    .select('at')
    .where('at', '>', new Date(now - MEMORY))
    .where('at', '<=', new Date(now));
  const query = conversationId === undefined ? all : all.where('conversation_id', '=', conversationId);
  return (await query.orderBy('at', 'desc').limit(count).execute()).map(({ at }) => at.getTime());
};

/** Until when Teams asked us to leave a conversation alone. */
const holdOf = async (trx: Transaction<Tables>, conversationId: string): Promise<number> => {
  const query = trx.selectFrom('conversations').select('hold_until');
  const row = await query.where('conversation_id', '=', conversationId).executeTakeFirst();
  return row?.hold_until?.getTime() ?? 0;
};
