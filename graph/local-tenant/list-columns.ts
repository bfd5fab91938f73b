import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { columnKinds } from './column-kinds.ts';
import { expectLawful } from './column-rules.ts';
import { AskedColumn, type ColumnDefinition, completeColumn, keyOf, kindOf } from './columns.ts';
import type { Tx } from './database.ts';
import { readsColumn, withTitle } from './formula-columns.ts';
import { invalidRequest, itemNotFound, Refused } from './refused.ts';
import { systemColumns } from './system-columns.ts';

const notServed = ['term', 'thumbnail', 'geolocation', 'contentApprovalStatus', 'sourceColumn'];

const parseColumn = (body: unknown): AskedColumn => {
  const given = z.record(z.string(), z.unknown()).safeParse(body);
  if (!given.success) throw invalidRequest('Invalid request');
  // Reported since 2017 and never mended {I-currency}.
  if ('currency' in given.data)
    throw invalidRequest('Unable to determine type of provided column definition');
  const other = notServed.find((kind) => kind in given.data);
  if (other) throw new Refused(501, 'notImplemented', `${other} columns are not in the local tenant`);
  // Only columns of the site have others they propagate to {G-column}.
  const { propagateChanges: _, ...members } = given.data;
  const asked = AskedColumn.safeParse(members);
  if (!asked.success) throw invalidRequest(z.prettifyError(asked.error));
  return asked.data;
};

/** All columns of a list, those SharePoint keeps itself first. */
const columnsIn = async (tx: Tx, listId: string): Promise<ColumnDefinition[]> => {
  const own = await tx
    .selectFrom('columns')
    .select('definition')
    .where('list_id', '=', listId)
    .orderBy('position')
    .execute();
  return [...systemColumns, ...own.map(({ definition }) => definition)];
};

/** Adds a column to a list {G-listcreate}. */
export const addColumn = async (tx: Tx, list: { id: string }, body: unknown): Promise<ColumnDefinition> => {
  const asked = parseColumn(body);
  if (columnKinds.filter((kind) => asked[kind]).length !== 1)
    throw invalidRequest('Unable to determine type of provided column definition');
  const columns = await columnsIn(tx, list.id);
  const wanted = completeColumn(randomUUID(), asked);
  if (wanted.name === '') throw invalidRequest('A column needs a name or a displayName');
  const column = { ...wanted, name: freeName(wanted.name, columns) };
  await expectLawful(tx, column, { listId: list.id, columns });
  await tx
    .insertInto('columns')
    .values({ id: column.id, list_id: list.id, name: column.name, definition: JSON.stringify(column) })
    .execute();
  return column;
};

/** An internal name that is taken gets a number: `Author` becomes `Author0` {msgraph-sdk-powershell issue 2906}. */
const freeName = (name: string, columns: readonly ColumnDefinition[]): string => {
  const taken = new Set(columns.map((column) => column.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 0; ; number += 1)
    if (!taken.has(`${name}${number}`.toLowerCase())) return `${name}${number}`;
};

/** The column with this id. */
export const findColumn = async (tx: Tx, list: { id: string }, id: string): Promise<ColumnDefinition> => {
  const column = (await columnsIn(tx, list.id)).find((one) => one.id === id);
  if (!column) throw itemNotFound('Column not found');
  return column;
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
  if (kind === 'lookup' && merged.lookup?.listId !== before.lookup?.listId)
    throw invalidRequest('A lookup column cannot look in another list');
  const columns = await columnsIn(tx, list.id);
  await expectLawful(tx, merged, { listId: list.id, columns, before });
  await save(tx, merged);
  if (merged.displayName !== before.displayName) await retitle(tx, columns, before, merged.displayName);
  return merged;
};

const save = (tx: Tx, column: ColumnDefinition) =>
  tx
    .updateTable('columns')
    .set({ definition: JSON.stringify(column) })
    .where('id', '=', column.id)
    .execute();

/** Formulas go on meaning a column that gets another title. */
const retitle = async (
  tx: Tx,
  columns: readonly ColumnDefinition[],
  before: ColumnDefinition,
  title: string,
): Promise<void> => {
  for (const column of columns) {
    const { calculated } = column;
    if (calculated?.formula === undefined || !readsColumn(column, before)) continue;
    const formula = withTitle(calculated.formula, before.displayName, title);
    await save(tx, { ...column, calculated: { ...calculated, formula } });
  }
};

/** Removes a column and what its cells held {G-column}; one that others are made from stays (from memory). */
export const removeColumn = async (tx: Tx, list: { id: string }, id: string): Promise<void> => {
  const column = await findColumn(tx, list, id);
  if (systemColumns.includes(column) || column.name === 'Title')
    throw invalidRequest(`Column '${column.name}' cannot be deleted`);
  const user = (await columnsIn(tx, list.id)).find(
    (other) => readsColumn(other, column) || other.lookup?.primaryLookupColumnId === id,
  );
  if (user) throw invalidRequest(`Column '${column.name}' is used by '${user.name}'`);
  await tx.deleteFrom('columns').where('id', '=', id).execute();
  if (column.lookup?.primaryLookupColumnId) return;
  const key = keyOf(column);
  await sql`update items set fields = fields - ${key}::text where list_id = ${list.id} and fields ? ${key}`.execute(
    tx,
  );
};
