import type { Selectable, Transaction } from 'kysely';
import type { StandingMessage } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { Kind } from './post.ts';

type Row = Selectable<Tables['outbox']>;

const locked = (trx: Transaction<Tables>, id: number): Promise<Row> =>
  trx.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();

/** How messages stand, in the order of their ids; nobody else acts on them until the transaction ends. */
export const messagesForUpdate = async (
  trx: Transaction<Tables>,
  ids: readonly number[],
): Promise<StandingMessage[]> => {
  const rows = await trx
    .selectFrom('outbox')
    .select(['id', 'person_oid', 'kind', 'key', 'status', 'next_try_at'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id, person_oid: personOid, kind, key, status, next_try_at: next }) => ({
    ...{ id, personOid, kind: Kind.parse(kind), key, status, waits: next !== null },
  }));
};

/** One that waits is not sent any more, and a card in the person's chat is to say that it was withdrawn. */
export const takeBack = async (
  trx: Transaction<Tables>,
  id: number,
  { byOid, now }: { byOid: string; now: string },
): Promise<void> => {
  const { activity_id, card_gone_at } = await locked(trx, id);
  const hasCard = activity_id !== null && card_gone_at === null;
  await trx
    .updateTable('outbox')
    .set(({ eb }) => ({
      ...{ status: 'recalled', next_try_at: null, recalled_at: now, recalled_by: byOid },
      ...{ refresh_at: hasCard ? now : null, refresh_tries: 0, refresh_seq: eb('refresh_seq', '+', 1) },
    }))
    .where('id', '=', id)
    .execute();
};

/** Sends again, and lets the app be tried once more for somebody who lacks it, or had closed the chat. */
export const sendAgain = async (
  trx: Transaction<Tables>,
  id: number,
  { how, now }: { how: 'as-it-is' | 'anew'; now: string },
): Promise<void> => {
  const row = await locked(trx, id);
  if (how === 'anew') await copy(trx, row, now);
  else {
    const anew = { status: 'queued', reason: null, done_at: null, attempts: 0, next_try_at: now } as const;
    await trx.updateTable('outbox').set(anew).where('id', '=', id).execute();
  }
  await trx.deleteFrom('installs').where('person_oid', '=', row.person_oid).execute();
  // Teams tells nobody that a chat was opened again, so one more try is how it is found out.
  const chat = trx.updateTable('conversations').set({ blocked_reason: null });
  await chat.where('person_oid', '=', row.person_oid).execute();
};

/** The same message once more, under a key of its own. */
const copy = async (trx: Transaction<Tables>, row: Row, now: string): Promise<void> => {
  const { person_oid, kind, payload, item_keys } = row;
  const [key = row.key] = row.key.split(AGAIN);
  const before = await trx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person_oid', '=', person_oid)
    .where('kind', '=', kind)
    .where(({ or, eb }) => or([eb('key', '=', key), eb('key', 'like', `${key}${AGAIN}%`)]))
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('outbox')
    .values({
      ...{ person_oid, kind, key: `${key}${AGAIN}${before.count}`, payload: JSON.stringify(payload) },
      ...{ item_keys, next_try_at: now, queued_at: now },
    })
    .execute();
};

const AGAIN = '#';
