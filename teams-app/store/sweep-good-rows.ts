import { type Selectable, sql } from 'kysely';
import { type GoodRow, type ListName, sameValue } from '../../programme/index.ts';
import { logSharePointEdit } from './sharepoint-edit.ts';
import { takeGood } from './sweep-good.ts';
import type { Tables } from './tables.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Held = Pick<Selectable<Tables['mirror']>, 'key' | 'item_id' | 'etag' | 'synced' | 'faulty'>;

/**
 * Takes rows that could be read. Those that are new, and those the mirror has as they are, are seen to all at once,
 * for they are nearly all of a whole list; what is left is taken row by row.
 */
export const takeGoods = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  rows: GoodRow<L>[],
  { first }: { first: boolean },
): Promise<void> => {
  if (rows.length === 0) return;
  await unit.trx
    .deleteFrom('row_faults')
    .where('list', '=', list)
    .where(
      'item_id',
      'in',
      rows.map(({ itemId }) => itemId),
    )
    .execute();
  const held = await heldRows(unit, list, rows);
  const [byKey, items] = [
    new Map(held.map((row) => [row.key, row])),
    new Set(held.map((row) => row.item_id)),
  ];
  const added = await addRows(
    unit,
    list,
    rows.filter(({ key, itemId }) => !byKey.has(key) && !items.has(itemId)),
  );
  for (const row of rows) {
    if (added.has(row.key)) noteAdded(unit, list, row, first);
    else if (!isAsHeld(row, byKey.get(row.key))) await takeGood(unit, list, row, { first });
  }
};

const heldRows = async (unit: UnitOfWork, list: ListName, rows: GoodRow[]): Promise<Held[]> => {
  const columns = ['key', 'item_id', 'etag', 'synced', 'faulty'] as const;
  const query = unit.trx.selectFrom('mirror').select(columns).where('list', '=', list);
  const keys = rows.map(({ key }) => key);
  const items = rows.map(({ itemId }) => itemId);
  return [
    ...(await query.where('key', 'in', keys).execute()),
    ...(await query.where('item_id', 'in', items).where('key', 'not in', keys).execute()),
  ];
};

const isAsHeld = ({ itemId, etag, entity }: GoodRow, held: Held | undefined): boolean =>
  held !== undefined &&
  held.item_id === itemId &&
  held.etag === etag &&
  !held.faulty &&
  sameValue(held.synced, entity);

/** Adds rows of items and keys the mirror does not know; one whose key somebody has just taken is left out. */
const addRows = async (unit: UnitOfWork, list: ListName, rows: GoodRow[]): Promise<Set<string>> => {
  if (rows.length === 0) return new Set();
  const found = rows.map(({ key, itemId: item_id, etag, entity }) => ({ key, item_id, etag, entity }));
  const { rows: added } = await sql<{ key: string }>`
    insert into taktfast.mirror (list, key, item_id, etag, entity, synced, synced_at)
    select ${list}::text, key, item_id, etag, entity, entity, ${unit.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb)
      as found (key text, item_id text, etag text, entity jsonb)
    on conflict (list, key) do nothing
    returning key`.execute(unit.trx);
  return new Set(added.map(({ key }) => key));
};

const noteAdded = (unit: UnitOfWork, list: ListName, { key, entity, editedBy }: GoodRow, first: boolean) => {
  unit.changed({ list, key });
  if (!first) logSharePointEdit(unit, { list, key, editedBy, before: {}, after: entity });
};
