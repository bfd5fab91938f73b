import { sql } from 'kysely';
import { type Entity, editsLost, type ListName } from '../../programme/index.ts';
import { clashed } from './clashes.ts';
import { schemas } from './rows.ts';
import { logSharePointEdit } from './sharepoint-edit.ts';
import type { SweepState } from './sweep-lease.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** A row of ours whose item was never seen readable is owed as before the item came. */
const releaseUnread = async (unit: UnitOfWork, list: ListName, itemId: string): Promise<void> => {
  const row = await unit.trx
    .updateTable('mirror')
    .set({ faulty: false, item_id: null, etag: null })
    .where('list', '=', list)
    .where('item_id', '=', itemId)
    .where('synced', 'is', null)
    .where('owed_since', 'is not', null)
    .returning('key')
    .executeTakeFirst();
  if (row) unit.push({ list, key: row.key });
};

const titleOf = (entity: Entity): string => ('title' in entity ? entity.title : '');

/** Removes what the mirror held of an item that is gone from SharePoint, and logs that it went. */
export const dropItem = async (
  unit: UnitOfWork,
  list: ListName,
  itemId: string,
  editedBy?: string,
): Promise<void> => {
  const faults = await unit.trx
    .deleteFrom('row_faults')
    .where('list', '=', list)
    .where('item_id', '=', itemId)
    .returning('item_id')
    .execute();
  await releaseUnread(unit, list, itemId);
  const row = await unit.trx
    .deleteFrom('mirror')
    .where('list', '=', list)
    .where('item_id', '=', itemId)
    .returning(['key', 'entity', 'synced', 'owed_since'])
    .executeTakeFirst();
  if (row === undefined && faults.length === 0) return;
  unit.changed(row && { list, key: row.key });
  const before = schemas[list].safeParse(row?.entity).data;
  if (!row || !before) return;
  const base = schemas[list].safeParse(row.synced).data;
  if (base && row.owed_since !== null)
    await clashed(unit, list, row.key, editsLost(base, before), titleOf(before));
  logSharePointEdit(unit, { list, key: row.key, before, after: {}, editedBy });
};

/**
 * After a whole list: takes away up to `most` of the rows that were on none of its pages, and tells how many those
 * were. A row a push wrote since the reading began may be too young to have been seen.
 */
export const dropUnseen = async (
  unit: UnitOfWork,
  list: ListName,
  { round }: Pick<SweepState, 'round'>,
  most: number,
): Promise<number> => {
  const { rows } = await sql<{ item_id: string }>`
    select item_id from (
      select item_id from taktfast.mirror where list = ${list} and item_id is not null and round < ${round}
      union select item_id from taktfast.row_faults where list = ${list}) as held
    where not exists (
      select from taktfast.sweep_rows seen where seen.list = ${list} and seen.item_id = held.item_id)
    order by item_id limit ${most}`.execute(unit.trx);
  for (const { item_id } of rows) await dropItem(unit, list, item_id);
  return rows.length;
};
