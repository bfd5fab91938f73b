import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { AskedColumn, type ColumnDefinition, columnKinds, completeColumn, kindOf } from './columns.ts';
import type { Tx } from './database.ts';
import { indexed, indexSql } from './field-sql.ts';
import { invalidRequest, itemNotFound, Refused } from './refused.ts';
import { systemColumns } from './system-columns.ts';

/** Indexed columns a list may have {S-limits}. */
const INDEX_LIMIT = 20;
/** Past this many rows a list can no longer be indexed, and queries without an index are refused {S-limits}. */
export const VIEW_THRESHOLD = 5000;

const notServed = ['lookup', 'calculated', 'hyperlinkOrPicture', 'term', 'thumbnail', 'geolocation'];

const parseColumn = (body: unknown): AskedColumn => {
  const given = z.record(z.string(), z.unknown()).safeParse(body);
  if (!given.success) throw invalidRequest('Invalid request');
  // Reported since 2017 and never mended {I-currency}.
  if ('currency' in given.data)
    throw invalidRequest('Unable to determine type of provided column definition');
  const other = notServed.find((kind) => kind in given.data);
  if (other) throw new Refused(501, 'notImplemented', `${other} columns are not in the local tenant`);
  const asked = AskedColumn.safeParse(given.data);
  if (!asked.success) throw invalidRequest(z.prettifyError(asked.error));
  return asked.data;
};

/** Adds a column to a list {G-listcreate}. */
export const addColumn = async (tx: Tx, list: { id: string }, body: unknown): Promise<ColumnDefinition> => {
  const asked = parseColumn(body);
  if (columnKinds.filter((kind) => asked[kind]).length !== 1)
    throw invalidRequest('Unable to determine type of provided column definition');
  const column = completeColumn(randomUUID(), asked);
  if (column.name === '') throw invalidRequest('A column needs a name or a displayName');
  if (await columnNamed(tx, list.id, column.name))
    throw new Refused(409, 'nameAlreadyExists', `A column named '${column.name}' already exists`);
  await expectLawful(tx, list.id, column, undefined);
  await tx
    .insertInto('columns')
    .values({ id: column.id, list_id: list.id, name: column.name, definition: JSON.stringify(column) })
    .execute();
  return column;
};

const columnNamed = async (tx: Tx, listId: string, name: string): Promise<boolean> =>
  systemColumns.some((column) => column.name.toLowerCase() === name.toLowerCase()) ||
  (await tx
    .selectFrom('columns')
    .select('id')
    .where('list_id', '=', listId)
    .where((row) => row(row.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()) !== undefined;

/** The column with this id. */
export const findColumn = async (tx: Tx, list: { id: string }, id: string): Promise<ColumnDefinition> => {
  const own = systemColumns.find((column) => column.id === id);
  if (own) return own;
  const row = await tx
    .selectFrom('columns')
    .select('definition')
    .where('list_id', '=', list.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw itemNotFound('Column not found');
  return row.definition;
};

/** Changes a column; of its kind only what is given, never the kind itself {G-column}. */
export const changeColumn = async (
  tx: Tx,
  list: { id: string },
  id: string,
  body: unknown,
): Promise<ColumnDefinition> => {
  const before = await findColumn(tx, list, id);
  if (systemColumns.includes(before)) throw invalidRequest(`Column '${before.name}' cannot be changed`);
  const { name, ...asked } = parseColumn(body);
  if (name !== undefined && name !== before.name)
    throw invalidRequest('The name of a column cannot be changed');
  const kind = kindOf(before);
  if (columnKinds.some((other) => other !== kind && asked[other]))
    throw invalidRequest('The type of a column cannot be changed');
  const merged = { ...before, ...asked, ...(kind && { [kind]: { ...before[kind], ...asked[kind] } }) };
  await expectLawful(tx, list.id, merged, before);
  await tx
    .updateTable('columns')
    .set({ definition: JSON.stringify(merged) })
    .where('id', '=', id)
    .execute();
  return merged;
};

/** Removes a column and what its cells held {G-column}. */
export const removeColumn = async (tx: Tx, list: { id: string }, id: string): Promise<void> => {
  const column = await findColumn(tx, list, id);
  if (systemColumns.includes(column) || column.name === 'Title')
    throw invalidRequest(`Column '${column.name}' cannot be deleted`);
  await tx.deleteFrom('columns').where('id', '=', id).execute();
  const key = column.personOrGroup ? `${column.name}LookupId` : column.name;
  await sql`update items set fields = fields - ${key}::text where list_id = ${list.id}`.execute(tx);
};

/** Checks what SharePoint demands of indexes and unique columns, and makes the index. */
const expectLawful = async (
  tx: Tx,
  listId: string,
  column: ColumnDefinition,
  before: ColumnDefinition | undefined,
): Promise<void> => {
  if (column.enforceUniqueValues && !column.indexed)
    throw invalidRequest('A column with unique values must be indexed');
  if (column.indexed && !before?.indexed) await index(tx, listId, column);
  if (column.enforceUniqueValues && before && !before.enforceUniqueValues)
    await expectUnique(tx, listId, column);
};

const index = async (tx: Tx, listId: string, column: ColumnDefinition): Promise<void> => {
  const { count: others } = await tx
    .selectFrom('columns')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('list_id', '=', listId)
    .where(sql<boolean>`definition->'indexed' = 'true'::jsonb`)
    .executeTakeFirstOrThrow();
  if (others >= INDEX_LIMIT) throw invalidRequest(`A list has at most ${INDEX_LIMIT} indexed columns`);
  const rows = await tx
    .selectFrom('items')
    .select('id')
    .where('list_id', '=', listId)
    .limit(VIEW_THRESHOLD + 1)
    .execute();
  if (rows.length > VIEW_THRESHOLD) throw invalidRequest('The list has too many rows to be indexed now');
  await indexSql(column).execute(tx);
};

/** Refuses a column as unique while one of the rows after `after` holds what another row holds. */
export const expectUnique = async (
  tx: Tx,
  listId: string,
  column: ColumnDefinition,
  after = 0,
): Promise<void> => {
  const { rows } = await sql`
    select 1 from items held join items other
      on other.list_id = held.list_id and other.id <> held.id and ${indexed(column, 'other')} = ${indexed(column, 'held')}
    where held.list_id = ${listId} and held.id > ${after} limit 1`.execute(tx);
  if (rows.length > 0) throw invalidRequest(`Column '${column.name}' already holds the same value twice`);
};
