import { randomUUID } from 'node:crypto';
import { type FieldValues, type Identity, type ItemRow, nextChange, type Tx } from './database.ts';
import { withDefaults } from './default-values.ts';
import { columnsOf, type ListRow } from './lists.ts';
import { itemNotFound } from './refused.ts';
import { type Tenant, timestamp } from './tenant.ts';
import { expectFree, expectMatch, expectOrdinary, readChanges } from './write-rules.ts';

const itemColumns = [
  'id',
  'guid',
  'version',
  'fields',
  'created_at',
  'modified_at',
  'created_by',
  'modified_by',
  'change',
] as const;

/** The item with this id {G-item}. */
export const findItem = async (tx: Tx, list: ListRow, id: string): Promise<ItemRow> => {
  if (!/^\d{1,9}$/.test(id)) throw itemNotFound();
  const row = await tx
    .selectFrom('items')
    .select(itemColumns)
    .where('list_id', '=', list.id)
    .where('id', '=', Number(id))
    .executeTakeFirst();
  if (!row) throw itemNotFound();
  return row;
};

/** Creates an item {G-item}. */
export const createItem = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  body: FieldValues,
  by: Identity,
): Promise<ItemRow> => {
  expectOrdinary(list);
  const fields = withDefaults(readChanges(tenant, list, body), columnsOf(list));
  await expectFree(tx, list, fields, undefined);
  const { last_item: id } = await tx
    .updateTable('lists')
    .set((row) => ({ last_item: row('last_item', '+', 1) }))
    .where('id', '=', list.id)
    .returning('last_item')
    .executeTakeFirstOrThrow();
  const at = timestamp(tenant.clock);
  const who = JSON.stringify(by);
  return tx
    .insertInto('items')
    .values({
      list_id: list.id,
      id,
      guid: randomUUID(),
      version: 1,
      fields: JSON.stringify(fields),
      created_at: at,
      modified_at: at,
      created_by: who,
      modified_by: who,
      change: nextChange,
    })
    .returning(itemColumns)
    .executeTakeFirstOrThrow();
};

/** Changes the fields given and leaves the others; a stale eTag is refused {G-itemupdate}. */
export const updateItem = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  asked: { id: string; body: FieldValues; ifMatch: string | undefined; by: Identity },
): Promise<ItemRow> => {
  expectOrdinary(list);
  const before = await findItem(tx, list, asked.id);
  expectMatch(before, asked.ifMatch);
  const changes = readChanges(tenant, list, asked.body);
  const merged = Object.entries({ ...before.fields, ...changes }).filter(([, value]) => value !== null);
  await expectFree(tx, list, changes, before.id);
  return tx
    .updateTable('items')
    .set({
      version: before.version + 1,
      fields: JSON.stringify(Object.fromEntries(merged)),
      modified_at: timestamp(tenant.clock),
      modified_by: JSON.stringify(asked.by),
      change: nextChange,
    })
    .where('list_id', '=', list.id)
    .where('id', '=', before.id)
    .returning(itemColumns)
    .executeTakeFirstOrThrow();
};

/** Deletes an item and remembers that it was there, for delta {G-itemdelta}. */
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
