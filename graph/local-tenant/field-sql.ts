import { type RawBuilder, sql } from 'kysely';
import { type ColumnDefinition, isMulti, keyOf } from './columns.ts';
import type { Json } from './database.ts';
import { guidOf } from './tenant.ts';

/**
 * Text in a cell as it is compared: SharePoint takes no account of case (from memory), so neither does the index.
 * It sorts by the site's language there and by code point here.
 */
export const textOf = (name: string, row = 'items') =>
  sql`lower(${sql.id(row, 'fields')}->>${sql.lit(name)}) collate "C"`;
export const plainOf = (name: string, row = 'items') => sql`(${sql.id(row, 'fields')}->${sql.lit(name)})`;

const isText = (column: ColumnDefinition) =>
  (column.text || column.choice || column.dateTime) && !isMulti(column);

/** What an index on the column holds of a row: values that SharePoint takes for the same are equal. */
export const indexed = (column: ColumnDefinition, row = 'items'): RawBuilder<unknown> =>
  isText(column) ? textOf(keyOf(column), row) : plainOf(keyOf(column), row);

/** A value as the column's index holds it. */
export const indexedValue = (column: ColumnDefinition, value: Json): RawBuilder<unknown> =>
  isText(column) ? sql`${String(value).toLowerCase()}::text` : sql`${JSON.stringify(value)}::jsonb`;

/**
 * The statement that makes an index for a column; one serves every list with a column of that name and kind. Rows
 * without a value are not in it, so that a list costs only its own columns.
 */
export const indexSql = (column: ColumnDefinition) => {
  const name = `held_${isText(column) ? 'text' : 'plain'}_${keyOf(column)}`;
  const short = sql.id(name.length > 63 ? `held_${guidOf(name)}` : name);
  const value = indexed(column);
  return sql`create index if not exists ${short} on items (list_id, (${value}), id) where (${value}) is not null`;
};
