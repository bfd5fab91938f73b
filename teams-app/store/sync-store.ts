import type { Kysely } from 'kysely';
import type { Entities, ListName, MirrorRow, SyncStore } from '../../programme/index.ts';
import { noteSchema, schemaOf } from './list-schema.ts';
import { recordPush } from './record-push.ts';
import { byKey, schemas } from './rows.ts';
import { beginSweep } from './sweep.ts';
import type { Tables } from './tables.ts';
import { type StoreDeps, unitOfWork } from './unit-of-work.ts';
import { sweepFailed, type UnreadList, unreadLists } from './unread-lists.ts';

/** A row still owed to SharePoint: since when, and why the last push failed, if one did. */
export type OwedRow = { list: ListName; key: string; since: Date; fault?: string };

/** The mirror as the sync sees it, with what the jobs and the doctor ask of it besides. */
export type MirrorSync = SyncStore & {
  /** Rows owed to SharePoint, the oldest edits first. */
  owed: () => Promise<OwedRow[]>;
  /** When each list was last swept. */
  sweptAt: () => Promise<Map<ListName, Date>>;
  /** A list could not be read, for this reason. */
  sweepFailed: (list: ListName, reason: string) => Promise<void>;
  /** Lists that could not be read the last time: why, and since when. */
  unread: () => Promise<UnreadList[]>;
};

/** The mirror's side of the sync with SharePoint. */
export const syncStoreIn = (deps: StoreDeps): MirrorSync => ({
  beginSweep: (list, listId) => beginSweep(deps, list, listId),
  schema: (list) => schemaOf(deps.db, list),
  noteSchema: (list, schema, refill) => noteSchema(deps, list, schema, refill),
  row: (list, key) => mirrorRow(deps.db, list, key),
  pushed: (list, key, state) => unitOfWork(deps, (unit) => recordPush(unit, list, key, state)),
  owed: () => owedRows(deps.db),
  sweptAt: async () => {
    const rows = await deps.db.selectFrom('sync_state').select(['list', 'swept_at']).execute();
    return new Map(rows.flatMap(({ list, swept_at }) => (swept_at ? [[list, swept_at]] : [])));
  },
  sweepFailed: (list, reason) => sweepFailed(deps, list, reason),
  unread: () => unreadLists(deps.db),
});

const mirrorRow = async <L extends ListName>(
  db: Kysely<Tables>,
  list: L,
  key: string,
): Promise<MirrorRow<L> | undefined> => {
  const row = await db
    .selectFrom('mirror')
    .select(['item_id', 'etag', 'entity', 'synced', 'owed_since', 'refill'])
    .where('list', '=', list)
    .where('key', '=', key)
    // A row people must mend first is not pushed; its edits wait.
    .where('faulty', '=', false)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const synced = parsed(list, row.synced);
  return {
    list,
    key,
    entity: schemas[list].parse(row.entity),
    ...(row.item_id === null ? {} : { itemId: row.item_id }),
    ...(row.etag === null ? {} : { etag: row.etag }),
    ...(synced === undefined ? {} : { synced }),
    ...(row.owed_since === null ? {} : { owedSince: row.owed_since.toISOString() }),
    ...(row.refill === null ? {} : { refill: row.refill }),
  };
};

const parsed = <L extends ListName>(list: L, value: unknown): Entities[L] | undefined =>
  schemas[list].safeParse(value).data;

const owedRows = async (db: Kysely<Tables>): Promise<OwedRow[]> => {
  const rows = await db
    .selectFrom('mirror')
    .select(['list', 'key', 'owed_since', 'push_fault'])
    .where('owed_since', 'is not', null)
    .where('faulty', '=', false)
    .execute();
  return rows
    .flatMap(({ list, key, owed_since: since, push_fault: fault }) =>
      since === null ? [] : [{ list, key, since, ...(fault === null ? {} : { fault }) }],
    )
    .sort((a, b) => a.since.getTime() - b.since.getTime() || byKey(a, b));
};
