import type { Kysely } from 'kysely';
import type { OutboxMessage } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { Kind, Payload } from './post.ts';

/** Writes down what a card shows that was put anew outside the sender. A card we did not send is none of ours. */
export const noteShown = async (
  db: Kysely<Tables>,
  activityId: string,
  draw: (message: OutboxMessage) => Promise<string | undefined>,
): Promise<void> => {
  const row = await db
    .selectFrom('outbox')
    .select(['id', 'person_oid', 'kind', 'key', 'payload'])
    .where('activity_id', '=', activityId)
    .where('status', '=', 'sent')
    .executeTakeFirst();
  if (row === undefined) return;
  const message = { personOid: row.person_oid, kind: Kind.parse(row.kind), key: row.key };
  const shown = await draw({ ...message, payload: Payload.parse(row.payload) });
  if (shown !== undefined) await db.updateTable('outbox').set({ shown }).where('id', '=', row.id).execute();
};
