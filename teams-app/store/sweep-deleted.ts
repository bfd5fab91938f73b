import { Temporal } from 'temporal-polyfill';
import type { ListName } from '../../programme/index.ts';
import { schemas } from './rows.ts';
import { logSharePointEdit } from './sharepoint-edit.ts';
import type { UnitOfWork } from './unit-of-work.ts';

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
  const row = await unit.trx
    .deleteFrom('mirror')
    .where('list', '=', list)
    .where('item_id', '=', itemId)
    .returning(['key', 'entity'])
    .executeTakeFirst();
  if (row === undefined && faults.length === 0) return;
  unit.changed(row && { list, key: row.key });
  const before = schemas[list].safeParse(row?.entity).data;
  if (row && before) logSharePointEdit(unit, { list, key: row.key, before, after: {}, editedBy });
};

/** After a full read: what was not among its rows is gone, save rows created while it was being read. */
export const dropUnseen = async (
  unit: UnitOfWork,
  list: ListName,
  seen: ReadonlySet<string>,
): Promise<void> => {
  const settled = Temporal.Instant.from(unit.now).subtract(READING);
  const held = await unit.trx
    .selectFrom('mirror')
    .select('item_id')
    .where('list', '=', list)
    .where('item_id', 'is not', null)
    .where('synced_at', '<', new Date(settled.epochMilliseconds))
    .orderBy('key')
    .execute();
  const faults = await unit.trx.selectFrom('row_faults').select('item_id').where('list', '=', list).execute();
  const gone = new Set(
    [...held, ...faults].flatMap(({ item_id }) => item_id ?? []).filter((id) => !seen.has(id)),
  );
  for (const itemId of gone) await dropItem(unit, list, itemId);
};

// Longer than reading a whole list takes, also when SharePoint asks for patience.
const READING = { minutes: 2 };
