import type { Kysely, Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Conversation } from './conversations.ts';
import { AHEAD, earliestSend, LATEST_ARRIVAL, type Limit, type PaceLimits } from './pacing.ts';
import { holdsOf, type Sent, sendsInEach, sendsInTenant } from './sends.ts';

/** One process's turn to hand out send times; the others wait until its transaction ends, so it asks little. */
export type Turn = {
  /** Epoch milliseconds. */
  now: number;
  /** The next moment the tenant's rate has room for one more send. */
  tenantFreeAt: () => number;
  /** Whether a moment is near enough to be given out already; whoever gets it waits for it. */
  isNear: (at: number) => boolean;
  /** Reads what was sent in these conversations, all in one go. */
  look: (conversations: readonly Conversation[]) => Promise<void>;
  /** The earliest moment from `at` on that a conversation which was looked at may be sent to. */
  freeAt: (conversation: Conversation, at: number) => number;
  /** Counts a send at a moment. */
  use: (conversation: Conversation, at: number) => void;
  /** Writes the sends down, and gives their numbers in the same order, by which their ends are noted too. */
  note: () => Promise<number[]>;
};

type TurnDeps = { clock: Clock; limits: PaceLimits };

/** Waits for the turn. Time never goes back, also when the processes' clocks differ: the windows stay true. */
export const openTurn = async (trx: Transaction<Tables>, { clock, limits }: TurnDeps): Promise<Turn> => {
  const { at } = await trx.selectFrom('pace').select('at').forUpdate().executeTakeFirstOrThrow();
  const now = notBefore(clock.now().epochMilliseconds, at?.getTime() ?? 0);
  const { tenant: allowed, arriving = [], conversation: inOne } = limits;
  const tenant = await sendsInTenant(trx, now, most([...allowed, ...arriving]));
  const conversations = new Map<string, Sent[]>();
  const holds = new Map<string, number>();
  const used: { tenant_id: string; conversation_id: string; at: string }[] = [];
  const tenantFreeAt = (from = earliestSend(starts(tenant), allowed, now)): number => {
    const free = earliestSend(ends(tenant, from), arriving, from);
    return free === from ? from : tenantFreeAt(free);
  };
  const sendsIn = ({ id }: Conversation): Sent[] => {
    const sends = conversations.get(id) ?? [];
    conversations.set(id, sends);
    return sends;
  };
  return {
    now,
    tenantFreeAt,
    isNear: (at) => at <= now + AHEAD,
    look: async (looked) => {
      const ids = [...new Set(looked.map(({ id }) => id))];
      if (ids.length === 0) return;
      for (const [id, sends] of await sendsInEach(trx, now, ids)) conversations.set(id, sends);
      for (const [id, until] of await holdsOf(trx, ids)) holds.set(id, until);
    },
    freeAt: (conversation, at) =>
      Math.max(holds.get(conversation.id) ?? 0, earliestSend(ends(sendsIn(conversation), at), inOne, at)),
    use: (conversation, at) => {
      const send = { at, done: undefined };
      sendsIn(conversation).unshift(send);
      tenant.unshift(send);
      const tenantId = conversation.reference.conversation.tenantId ?? '';
      used.push({ tenant_id: tenantId, conversation_id: conversation.id, at: timeOf(at) });
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

// One still under way, or whose process died, may arrive any moment, but not for ever.
const ends = (sends: Sent[], from: number): number[] =>
  sends.map(({ at, done = from }) => Math.min(done, from, at + LATEST_ARRIVAL)).sort((a, b) => b - a);

// A clock that was set back by more is not another process's that runs ahead: it is the truth, and is believed.
const LARGEST_SKEW = 60_000;
const notBefore = (now: number, last: number): number =>
  last - now < LARGEST_SKEW ? Math.max(now, last) : now;

const timeOf = (epochMilliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toString();

const most = (limits: readonly Limit[]): number => Math.max(0, ...limits.map(({ count }) => count));
