import type { Kysely, Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Clock, IsoDate } from '../../programme/index.ts';
import { OSLO } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';

/** Where the bot may post: what must be kept of a conversation reference (facts §5.15), and whose chat it is. */
export const Conversation = z.object({
  conversationId: z.string().min(1),
  scope: z.enum(['personal', 'groupChat', 'channel']),
  /** The person of a personal chat. */
  personOid: z.string().optional(),
  serviceUrl: z.string(),
  botId: z.string(),
  tenantId: z.string(),
  /** The whole conversation reference, as the bot's adapter wants it back. */
  reference: z.json(),
  /** Why nothing can be posted here any more. */
  blocked: z.string().optional(),
});
export type Conversation = z.infer<typeof Conversation>;

export type Conversations = {
  /** Keeps the newest reference of a conversation; a blocked one is open again. */
  save: (conversation: Conversation) => Promise<void>;
  forget: (conversationId: string) => Promise<void>;
  personalOf: (oid: string) => Promise<Conversation | undefined>;
  block: (conversationId: string, reason: string) => Promise<void>;
};

/** The conversations the bot has been installed into. */
export const conversationsIn = ({ db, clock }: { db: Kysely<Tables>; clock: Clock }): Conversations => ({
  save: async (conversation) => {
    const state = { ...columnsOf(conversation), saved_at: clock.now().toString() };
    await db
      .insertInto('conversations')
      .values({ conversation_id: conversation.conversationId, ...state })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(state))
      .execute();
  },
  forget: async (conversationId) => {
    await db.deleteFrom('conversations').where('conversation_id', '=', conversationId).execute();
  },
  personalOf: (oid) => personalOf(db, oid),
  block: async (conversationId, reason) => {
    const query = db.updateTable('conversations').set({ blocked_reason: reason });
    await query.where('conversation_id', '=', conversationId).execute();
  },
});

const columnsOf = (conversation: Conversation) => ({
  scope: conversation.scope,
  person_oid: conversation.personOid ?? null,
  service_url: conversation.serviceUrl,
  bot_id: conversation.botId,
  tenant_id: conversation.tenantId,
  reference: JSON.stringify(conversation.reference),
  blocked_reason: conversation.blocked ?? null,
});

/** The chat with a person, the newest if there are several. */
export const personalOf = async (db: Kysely<Tables>, oid: string): Promise<Conversation | undefined> => {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('person_oid', '=', oid)
    .where('scope', '=', 'personal')
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && conversationOf(row);
};

const conversationOf = (row: Selectable<Tables['conversations']>): Conversation => ({
  conversationId: row.conversation_id,
  scope: row.scope,
  ...(row.person_oid === null ? {} : { personOid: row.person_oid }),
  serviceUrl: row.service_url,
  botId: row.bot_id,
  tenantId: row.tenant_id,
  reference: z.json().parse(row.reference),
  ...(row.blocked_reason === null ? {} : { blocked: row.blocked_reason }),
});

/** Queues again what could not reach a person on a day in Oslo, now that they can be reached; tells how many. */
export const requeueFor = async (
  { db, clock }: { db: Kysely<Tables>; clock: Clock },
  oid: string,
  day: IsoDate,
): Promise<number> => {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(OSLO);
  const rows = await db
    .updateTable('outbox')
    .set({ status: 'queued', reason: null, done_at: null, next_try_at: clock.now().toString() })
    .where('person_oid', '=', oid)
    .where('status', '=', 'unreachable')
    .where('queued_at', '>=', new Date(midnight.epochMilliseconds))
    .where('queued_at', '<', new Date(midnight.add({ days: 1 }).epochMilliseconds))
    .returning('id')
    .execute();
  return rows.length;
};
