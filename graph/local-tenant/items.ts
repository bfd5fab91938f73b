import { randomUUID } from 'node:crypto';
import { type FieldValues, type Identity, type ItemRow, nextChange, type Tx } from './database.ts';
import { withDefaults } from './default-values.ts';
import { parseNew } from './field-values.ts';
import type { ListRow } from './lists.ts';
import { invalidRequest, itemNotFound } from './refused.ts';
import { type Tenant, timestamp } from './tenant.ts';
import { expectOrdinary, settled, writeContext } from './write-rules.ts';

/** What is read of an item. */
export const itemColumns = [
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
  // Graph makes a library's items with their files (assumption: that this is what it answers).
  if (list.template === 'documentLibrary')
    throw invalidRequest('An item of a document library is made by uploading a file to its drive');
  const context = writeContext(tenant, list);
  const written = withDefaults(parseNew(body, context), context);
  const fields = await settled(tx, tenant, list, { fields: written, changed: written });
  return insertItem(tx, tenant, list, fields, by);
};

/** Keeps a new item as it is. */
export const insertItem = async (
  tx: Tx,
  { clock }: Tenant,
  list: ListRow,
  fields: FieldValues,
  by: Identity,
): Promise<ItemRow> => {
  const { last_item: id } = await tx
    .updateTable('lists')
    .set((row) => ({ last_item: row('last_item', '+', 1) }))
    .where('id', '=', list.id)
    .returning('last_item')
    .executeTakeFirstOrThrow();
  const at = timestamp(clock);
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
