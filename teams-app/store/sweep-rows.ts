import { type Selectable, sql, type Transaction } from 'kysely';
import type { BadRow, GoodRow, ListName, RowChange } from '../../programme/index.ts';
import { Fault } from './mirror.ts';
import { schemas } from './rows.ts';
import type { SweepState } from './sweep-lease.ts';
import type { Tables } from './tables.ts';

// Deletions before all else, so that their keys are free; good rows in key order, as everybody locks.
const BEFORE_GOOD = '0';
const placeOf = (key: string) => `1${key}`;

const rowOf = (change: RowChange) => {
  const { kind, itemId: item_id } = change;
  if (change.kind === 'deleted') return { item_id, kind, place: BEFORE_GOOD };
  const { etag } = change;
  if (change.kind === 'bad') return { item_id, kind, place: BEFORE_GOOD, etag, fault: change.fault };
  const { key, entity, editedBy: edited_by, createdAt: created_at } = change;
  return { item_id, kind, place: placeOf(key), key, etag, edited_by, created_at, entity };
};

/** Keeps what a page holds; of an item that came before, only what came last. One parameter, however many rows. */
export const keepRows = async (
  trx: Transaction<Tables>,
  list: ListName,
  changes: RowChange[],
): Promise<void> => {
  const rows = [...new Map(changes.map((change) => [change.itemId, rowOf(change)])).values()];
  await sql`
    insert into taktfast.sweep_rows (list, item_id, kind, place, key, etag, edited_by, created_at, entity, fault)
    select ${list}::text, kept.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as kept (
      item_id text, kind text, place text, key text, etag text, edited_by text, created_at text, entity jsonb,
      fault jsonb)
    on conflict (list, item_id) do update set
      kind = excluded.kind, place = excluded.place, key = excluded.key, etag = excluded.etag,
      edited_by = excluded.edited_by, created_at = excluded.created_at, entity = excluded.entity,
      fault = excluded.fault`.execute(trx);
};

/**
 * One row stands for each key: the one the mirror already holds, otherwise the oldest. Provisioning makes the key
 * unique, but a list that came with doubles keeps them until people mend it. A holder this sweep has seen without
 * the key, or, having read the whole list, not at all, holds it no more.
 */
export const setAsideDoubles = async (
  trx: Transaction<Tables>,
  list: ListName,
  full: boolean,
): Promise<void> => {
  await sql`
    with claims as (
      select found.item_id, held.item_id as held, row_number() over (
        partition by found.key
        order by (held.item_id is not distinct from found.item_id) desc, length(found.item_id), found.item_id
      ) as turn
      from taktfast.sweep_rows found
      left join taktfast.mirror held on held.list = found.list and held.key = found.key and not held.faulty
      where found.list = ${list} and found.kind = 'good')
    update taktfast.sweep_rows set kind = 'double', place = ${BEFORE_GOOD}
    where list = ${list} and item_id in (
      select item_id from claims where turn > 1
        or (not ${full}::boolean and held <> item_id and not exists (
          select from taktfast.sweep_rows seen where seen.list = ${list} and seen.item_id = held)))`.execute(
    trx,
  );
};

const goodOf = <L extends ListName>(list: L, row: Selectable<Tables['sweep_rows']>): GoodRow<L> => ({
  kind: 'good',
  itemId: row.item_id,
  etag: row.etag ?? '',
  key: row.key ?? '',
  entity: schemas[list].parse(row.entity),
  ...(row.edited_by !== null && { editedBy: row.edited_by }),
  ...(row.created_at !== null && { createdAt: row.created_at }),
});

/** The next rows to take in, and how far they reach; a double is made the fault it is. */
export const nextRows = async <L extends ListName>(
  trx: Transaction<Tables>,
  list: L,
  { taken_place, taken_item }: Pick<SweepState, 'taken_place' | 'taken_item'>,
  { limit, asDouble }: { limit: number; asDouble: (row: GoodRow<L>) => BadRow },
): Promise<{ changes: RowChange<L>[]; last: { place: string; item_id: string } | undefined }> => {
  let query = trx.selectFrom('sweep_rows').selectAll().where('list', '=', list);
  if (taken_place !== null)
    query = query.where(sql<boolean>`(place, item_id) > (${taken_place}, ${taken_item})`);
  const rows = await query.orderBy('place').orderBy('item_id').limit(limit).execute();
  const changes = rows.map((row): RowChange<L> => {
    const { kind, item_id: itemId, etag } = row;
    if (kind === 'deleted') return { kind, itemId };
    if (kind === 'bad') return { kind, itemId, etag: etag ?? '', fault: Fault.parse(row.fault) };
    const good = goodOf(list, row);
    return kind === 'double' ? asDouble(good) : good;
  });
  return { changes, last: rows.at(-1) };
};

/** How many items the sweep found, and how many of them cannot be read. */
export const countRows = async (
  trx: Transaction<Tables>,
  list: ListName,
): Promise<{ changed: number; faults: number }> => {
  const { rows } = await sql<{ changed: number; faults: number }>`
    select count(*)::integer as changed, (count(*) filter (where kind in ('bad', 'double')))::integer as faults
    from taktfast.sweep_rows where list = ${list}`.execute(trx);
  return rows[0] ?? { changed: 0, faults: 0 };
};
