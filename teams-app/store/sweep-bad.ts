import { type BadRow, sameValue } from '../../programme/index.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Keeps a row nobody can read as a fault. Its last good state stays hidden in the mirror, so that what was
 * still owed to SharePoint is merged when somebody has mended the row.
 */
export const takeBad = async (unit: UnitOfWork, { itemId, etag, fault }: BadRow): Promise<void> => {
  const { list } = fault;
  const known = await unit.trx
    .selectFrom('row_faults')
    .select('fault')
    .where('list', '=', list)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  if (known && sameValue(known.fault, fault)) return;
  const state = { key: fault.key ?? null, etag, fault: JSON.stringify(fault) };
  await unit.trx
    .insertInto('row_faults')
    .values({ list, item_id: itemId, ...state })
    .onConflict((conflict) => conflict.columns(['list', 'item_id']).doUpdateSet(state))
    .execute();
  const spoil = () =>
    unit.trx.updateTable('mirror').set({ faulty: true, item_id: itemId }).where('list', '=', list);
  const held = await spoil().where('item_id', '=', itemId).returning('key').executeTakeFirst();
  // A row of our own without an item yet is this one: SharePoint's create was carried out though its reply was lost.
  if (!held && fault.key !== undefined)
    await spoil().where('item_id', 'is', null).where('key', '=', fault.key).execute();
  unit.changed(fault.key === undefined ? undefined : { list, key: fault.key });
};
