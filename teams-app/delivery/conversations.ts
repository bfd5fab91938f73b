import { CompiledQuery, type Kysely, type Selectable } from 'kysely';
import { z } from 'zod';
import { type Clock, OFFICE_CHANNEL } from '../../programme/index.ts';
import { SCHEMA, type Tables } from '../store/tables.ts';

/** The least that finds a conversation again (facts §5.15); whatever else the adapter put there is kept. */
const Reference = z.looseObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.looseObject({ id: z.string(), name: z.string().optional() }),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
});

/** Where the bot may post, and whose chat it is. */
export const Conversation = z.object({
  id: z.string().min(1),
  kind: z.enum(['personal', 'groupChat', 'channel']),
  /** The person of a personal chat. */
  personOid: z.string().exactOptional(),
  reference: Reference,
  /** Why nothing can be posted here any more. */
  blocked: z.string().exactOptional(),
});
export type Conversation = z.infer<typeof Conversation>;

export type Conversations = {
  /** Keeps the newest reference. `new` the first time only, and when a blocked conversation is open again. */
  save: (conversation: z.input<typeof Conversation>) => Promise<'new' | 'known'>;
  forget: (conversationId: string) => Promise<void>;
  personalOf: (oid: string) => Promise<Conversation | undefined>;
  block: (conversationId: string, reason: string) => Promise<void>;
};

/** The conversations the bot has been installed into. */
export const conversationsIn = ({ db, clock }: { db: Kysely<Tables>; clock: Clock }): Conversations => ({
  save: (conversation) => save(db, Conversation.parse(conversation), clock.now().toString()),
  forget: async (conversationId) => {
    await db.deleteFrom('conversations').where('conversation_id', '=', conversationId).execute();
  },
  personalOf: (oid) => personalOf(db, oid),
  block: async (conversationId, reason) => {
    const query = db.updateTable('conversations').set({ blocked_reason: reason });
    await query.where('conversation_id', '=', conversationId).execute();
  },
});

type Kept = { kind: string; reference: string; saved_at: string; person_oid?: string };

// Asked at every turn, so it is put into words once.
const AS_KEPT = `select 1 from ${SCHEMA}.conversations
  where conversation_id = $1 and kind = $2 and reference = $3::jsonb and blocked_reason is null
    and person_oid is not distinct from coalesce($4, person_oid)
    and saved_at > $5::timestamptz - interval '1 day'`;

/** Whether a conversation stands as it was kept within the last day, so that nothing needs writing at every turn. */
const isAsKept = async (
  db: Kysely<Tables>,
  id: string,
  { kind, reference, saved_at, person_oid }: Kept,
): Promise<boolean> => {
  const given = [id, kind, reference, person_oid ?? null, saved_at];
  const { rows } = await db.executeQuery(CompiledQuery.raw(AS_KEPT, given));
  return rows.length > 0;
};

const save = async (
  db: Kysely<Tables>,
  { id, kind, personOid, reference, blocked }: Conversation,
  now: string,
): Promise<'new' | 'known'> => {
  const state = {
    kind,
    tenant_id: reference.conversation.tenantId ?? '',
    reference: JSON.stringify(reference),
    blocked_reason: blocked ?? null,
    saved_at: now,
    // An event that does not name the person takes nothing away from what an earlier one told.
    ...(personOid === undefined ? {} : { person_oid: personOid }),
  };
  if (await isAsKept(db, id, state)) return 'known';
  const added = await db
    .insertInto('conversations')
    .values({ conversation_id: id, ...state })
    .onConflict((conflict) => conflict.column('conversation_id').doNothing())
    .returning('conversation_id')
    .executeTakeFirst();
  if (added) return 'new';
  const update = db.updateTable('conversations').set(state).where('conversation_id', '=', id);
  const opened = await update.where('blocked_reason', 'is not', null).returning('kind').executeTakeFirst();
  if (opened) return 'new';
  await update.execute();
  return 'known';
};

/** The chat with a person, the newest if there are several. */
export const personalOf = async (db: Kysely<Tables>, oid: string): Promise<Conversation | undefined> => {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('person_oid', '=', oid)
    .where('kind', '=', 'personal')
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && conversationOf(row);
};

/** The chats with several people, by object id. */
export const personalOfAll = async (
  db: Kysely<Tables>,
  oids: readonly string[],
): Promise<Map<string, Conversation>> => {
  if (oids.length === 0) return new Map();
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('person_oid', 'in', [...new Set(oids)])
    .where('kind', '=', 'personal')
    .orderBy('saved_at')
    .execute();
  // The newest of several counts, and so comes last.
  const chats = new Map(
    rows.flatMap((row) => (row.person_oid ? [[row.person_oid, conversationOf(row)] as const] : [])),
  );
  const channel = oids.includes(OFFICE_CHANNEL) ? await officeChannel(db) : undefined;
  return channel ? chats.set(OFFICE_CHANNEL, channel) : chats;
};

/** The channel the office has the app in: the newest that may be written to. */
export const officeChannel = async (db: Kysely<Tables>): Promise<Conversation | undefined> => {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('kind', '=', 'channel')
    .where('blocked_reason', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && conversationOf(row);
};

/** A conversation by its id, whoever's it is. */
export const conversationWith = async (db: Kysely<Tables>, id: string): Promise<Conversation | undefined> => {
  const query = db.selectFrom('conversations').selectAll().where('conversation_id', '=', id);
  const row = await query.executeTakeFirst();
  return row && conversationOf(row);
};

const conversationOf = (row: Selectable<Tables['conversations']>): Conversation => ({
  id: row.conversation_id,
  kind: row.kind,
  ...(row.person_oid === null ? {} : { personOid: row.person_oid }),
  reference: Reference.parse(row.reference),
  ...(row.blocked_reason === null ? {} : { blocked: row.blocked_reason }),
});
