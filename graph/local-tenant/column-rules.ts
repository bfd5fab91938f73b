import { sql } from 'kysely';
import { type ColumnDefinition, isMulti, keyOf } from './columns.ts';
import type { Tx } from './database.ts';
import { indexed, indexSql } from './field-sql.ts';
import { expectFormula } from './formula-columns.ts';
import { invalidRequest, Refused } from './refused.ts';

/** Indexed columns a list may have {S-limits}. */
const INDEX_LIMIT = 20;
/** Past this many rows a list can no longer be indexed, and queries without an index are refused {S-limits}. */
export const VIEW_THRESHOLD = 5000;

type Place = { listId: string; columns: readonly ColumnDefinition[]; before?: ColumnDefinition | undefined };

/** Checks what SharePoint demands of a column, new or changed, and makes its index. */
export const expectLawful = async (tx: Tx, column: ColumnDefinition, place: Place): Promise<void> => {
  const { listId, columns, before } = place;
  const others = columns.filter(({ id }) => id !== column.id);
  expectFreeTitle(column, others);
  expectFacet(column, others);
  if (column.lookup && !before) await expectLookup(tx, column, others);
  if (column.enforceUniqueValues && !column.indexed)
    throw invalidRequest('A column with unique values must be indexed');
  if (column.indexed && !before?.indexed) await index(tx, column, { listId, columns: others });
  if (column.enforceUniqueValues && before && !before.enforceUniqueValues)
    await expectUnique(tx, listId, column);
};

const expectFreeTitle = ({ displayName }: ColumnDefinition, others: readonly ColumnDefinition[]): void => {
  if (others.some((other) => other.displayName.toLowerCase() === displayName.toLowerCase()))
    throw new Refused(409, 'nameAlreadyExists', `A column named '${displayName}' already exists`);
};

const expectFacet = (column: ColumnDefinition, others: readonly ColumnDefinition[]): void => {
  const { number, calculated, validation, defaultValue } = column;
  if (number && (number.minimum ?? Number.NEGATIVE_INFINITY) > (number.maximum ?? Number.POSITIVE_INFINITY))
    throw invalidRequest('The minimum of a column must not be above its maximum');
  if (calculated) {
    if (calculated.formula === undefined) throw invalidRequest('A calculated column needs a formula');
    expectFormula(calculated.formula, others);
  }
  if (validation) expectFormula(validation.formula, [column]);
  if (defaultValue?.formula !== undefined) expectFormula(defaultValue.formula, []);
};

/** A lookup needs a list to look in and a column to show of it {learn.microsoft.com lookupcolumn}. */
const expectLookup = async (
  tx: Tx,
  { lookup = {} }: ColumnDefinition,
  others: readonly ColumnDefinition[],
): Promise<void> => {
  const primary = others.find(({ id }) => id === lookup.primaryLookupColumnId);
  if (lookup.primaryLookupColumnId !== undefined && !primary?.lookup)
    throw invalidRequest('The primary lookup column does not exist');
  if (lookup.listId === undefined || (primary && primary.lookup?.listId !== lookup.listId))
    throw invalidRequest('A lookup column needs the id of the list it looks in');
  const list = await tx
    .selectFrom('lists')
    .select('id')
    .where('id', '=', lookup.listId)
    .where('template', '!=', 'userInformation')
    .executeTakeFirst();
  if (!list) throw invalidRequest('The list looked up does not exist');
  const { columnName = 'Title' } = lookup;
  const shown = await tx
    .selectFrom('columns')
    .select('definition')
    .where('list_id', '=', list.id)
    .where('name', '=', columnName)
    .executeTakeFirst();
  const { text, number, dateTime, calculated } = shown?.definition ?? {};
  if (columnName !== 'ID' && !(text && !text.allowMultipleLines) && !number && !dateTime && !calculated)
    throw invalidRequest(`The column '${columnName}' cannot be looked up`);
};

/** Which kinds SharePoint indexes (from memory). */
const isIndexable = (column: ColumnDefinition): boolean =>
  !(
    (column.choice && isMulti(column)) ||
    column.text?.allowMultipleLines ||
    column.calculated ||
    column.hyperlinkOrPicture ||
    column.lookup?.primaryLookupColumnId
  );

const index = async (tx: Tx, column: ColumnDefinition, { listId, columns }: Place): Promise<void> => {
  if (!isIndexable(column)) throw invalidRequest(`Column '${column.name}' is of a type that has no index`);
  if (column.enforceUniqueValues && (isMulti(column) || column.boolean))
    throw invalidRequest(`Column '${column.name}' is of a type that has no unique values`);
  const own = columns.filter(({ indexed: has, columnGroup }) => has && columnGroup !== '_Hidden');
  if (own.length >= INDEX_LIMIT) throw invalidRequest(`A list has at most ${INDEX_LIMIT} indexed columns`);
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
    select 1 from items held join items other on other.list_id = held.list_id and other.id <> held.id
      and ${indexed(column, 'other')} = ${indexed(column, 'held')}
    where held.list_id = ${listId} and held.id > ${after} limit 1`.execute(tx);
  if (rows.length > 0) throw invalidRequest(`Column '${keyOf(column)}' already holds the same value twice`);
};
