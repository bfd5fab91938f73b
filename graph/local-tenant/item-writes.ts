import { keyOf } from './columns.ts';
import { type FieldValues, type Identity, type ItemRow, nextChange, type Tx } from './database.ts';
import { parseChanges } from './field-values.ts';
import { versionOf } from './item-versions.ts';
import { findItem, itemColumns } from './items.ts';
import { columnsOf, type ListRow } from './lists.ts';
import { forgetTarget } from './lookups.ts';
import { itemNotFound, Refused } from './refused.ts';
import { type Tenant, timestamp } from './tenant.ts';
import { expectMatch, expectOrdinary, settled, writeContext } from './write-rules.ts';

type Update = {
  id: string;
  body: FieldValues;
  ifMatch: string | undefined;
  by: Identity;
  /** The request's number in the order they came in. */
  arrived: number;
};

/** Changes the fields given and leaves the others; a stale eTag is refused {G-itemupdate}. */
export const updateItem = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  { id, body, ifMatch, by, arrived }: Update,
): Promise<ItemRow> => {
  expectOrdinary(list);
  const before = await findItem(tx, list, id);
  // Of two writes at once the one that comes second is told so, whatever eTag it sent {I-1414}.
  if (tenant.arrivals.writtenSince(before.guid, arrived)) throw new Refused(409, 'resourceModified');
  expectMatch(before, ifMatch);
  const changed = parseChanges(body, writeContext(tenant, list));
  const merged = Object.entries({ ...before.fields, ...changed }).filter(([, value]) => value !== null);
  const all = { fields: Object.fromEntries(merged), changed, itself: before.id };
  return writeVersion(tx, tenant, list, { before, fields: await settled(tx, tenant, list, all), by });
};

/** Makes what an item once was its newest version; the versions between stay {G-versions}. */
export const restoreItem = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  { id, version, by }: { id: string; version: number; by: Identity },
): Promise<void> => {
  expectOrdinary(list);
  const before = await findItem(tx, list, id);
  const then = await versionOf(tx, list, before, version);
  if (!then) throw itemNotFound();
  const keys = new Set(columnsOf(list).map(keyOf));
  const kept = Object.fromEntries(Object.entries(then.fields).filter(([key]) => keys.has(key)));
  const fields = await settled(tx, tenant, list, { fields: kept, changed: kept, itself: before.id });
  await writeVersion(tx, tenant, list, { before, fields, by });
};

/** Writes an item's next version. */
export const writeVersion = async (
  tx: Tx,
  { clock, arrivals }: Tenant,
  list: ListRow,
  { before, fields, by }: { before: ItemRow; fields: FieldValues; by: Identity },
): Promise<ItemRow> => {
  const row = await tx
    .updateTable('items')
    .set({
      version: before.version + 1,
      fields: JSON.stringify(fields),
      modified_at: timestamp(clock),
      modified_by: JSON.stringify(by),
      change: nextChange,
    })
    .where('list_id', '=', list.id)
    .where('id', '=', before.id)
    .returning(itemColumns)
    .executeTakeFirstOrThrow();
  arrivals.wrote(row.guid);
  return row;
};

/**
 * Deletes an item and remembers that it was there, for delta {G-itemdelta}. Whether SharePoint minds If-Match on a
 * delete is not known; minding it is the safer assumption.
 */
export const deleteItem = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  asked: { id: string; ifMatch: string | undefined },
): Promise<void> => {
  expectOrdinary(list);
  const before = await findItem(tx, list, asked.id);
  expectMatch(before, asked.ifMatch);
  await tx.deleteFrom('items').where('list_id', '=', list.id).where('id', '=', before.id).execute();
  await forgetTarget(tx, list, before.id);
  await tx
    .insertInto('deletions')
    .values({
      list_id: list.id,
      item_id: before.id,
      change: nextChange,
      at: timestamp(tenant.clock),
    })
    .execute();
};
