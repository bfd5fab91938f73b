import { type ColumnDefinition, isLookup, isMulti, keyOf } from './columns.ts';
import type { FieldValues, Identity, ItemRow, Json } from './database.ts';
import { invalidRequest } from './refused.ts';

/** The row id of SharePoint's own account in every site, which stands for an app that writes. */
export const APP_LOOKUP_ID = 1073741822;
/** Columns holding ids of rows elsewhere that a query may have, those of who made and changed an item too {G-fvs}. */
const LOOKUP_LIMIT = 12;

/** What a row looked up is shown as. */
export type Shown = { value: Json; mail?: string | undefined };

export type ReadContext = {
  columns: readonly ColumnDefinition[];
  /** Named in `$select`; nothing named gives the default columns. */
  select?: readonly string[] | undefined;
  /** By the column's name and the id of the row looked up. */
  shown: (column: ColumnDefinition, id: number) => Shown | undefined;
  /** Row ids of the User Information List by the person's id in the directory. */
  lookupIds: ReadonlyMap<string, number>;
  /** Among others, as in a page of items, and not by itself. */
  among: boolean;
};

export const etagOf = ({ guid, version }: Pick<ItemRow, 'guid' | 'version'>): string =>
  `"${guid},${version}"`;

/** Refuses to look up more columns than one query may {G-fvs}. */
export const expectFewLookups = ({ columns, select = [] }: Pick<ReadContext, 'columns' | 'select'>): void => {
  const named = columns.filter(
    (column) => isLookup(column) && (select.includes(column.name) || select.includes(keyOf(column))),
  );
  if (named.length > LOOKUP_LIMIT)
    throw invalidRequest(`Up to ${LOOKUP_LIMIT} lookup fields may be requested in a single query`);
};

/**
 * A row's fieldValueSet. What a person or lookup column shows and hidden columns come only when named; the id of
 * the row looked up always does, as text {G-fvs}. Several of them come with what they show (docs issue 2991).
 */
export const readFields = (row: ItemRow, context: ReadContext): FieldValues => {
  const cells: FieldValues = { ...own(row, context), ...row.fields };
  const etag = { '@odata.etag': etagOf(row) };
  return { ...etag, ...(context.select ? named(cells, context.select, context) : unasked(cells, context)) };
};

const unasked = (cells: FieldValues, context: ReadContext): FieldValues => {
  const { columns, among } = context;
  // Those past the limit are left out without a word where there are many items {msgraph-sdk-powershell issue 2711}.
  const left = among ? columns.filter(isLookup).slice(LOOKUP_LIMIT) : [];
  const values: FieldValues = { id: cells.id ?? '' };
  for (const column of columns) {
    if (column.hidden || column.name === 'ID' || left.includes(column)) continue;
    const name = isMulti(column) ? column.name : keyOf(column);
    const value = standing(name, cells, column, context);
    if (value !== undefined) values[name] = value;
  }
  return values;
};

const named = (cells: FieldValues, select: readonly string[], context: ReadContext): FieldValues => {
  const values: FieldValues = {};
  for (const name of select) {
    const column = context.columns.find((one) => one.name === name || keyOf(one) === name);
    const value = column ? standing(name, cells, column, context) : name === 'id' ? cells.id : undefined;
    if (value !== undefined) values[name] = value;
  }
  return values;
};

/** What stands under this name: the column's own, or the one its ids stand under. */
const standing = (
  name: string,
  cells: FieldValues,
  column: ColumnDefinition,
  context: ReadContext,
): Json | undefined => {
  const held =
    cells[keyOf(context.columns.find(({ id }) => id === column.lookup?.primaryLookupColumnId) ?? column)];
  if (held === undefined || held === null || !isLookup(column)) return held ?? undefined;
  if (isMulti(column)) return name === column.name ? several(held, column, context) : undefined;
  if (name === column.name) return context.shown(column, Number(held))?.value;
  return column.lookup?.primaryLookupColumnId ? undefined : `${held}`;
};

const several = (held: Json, column: ColumnDefinition, { shown }: ReadContext): Json[] =>
  [held].flat().flatMap((id) => {
    const found = shown(column, Number(id));
    if (!found) return [];
    const { value, mail } = found;
    return [{ LookupId: Number(id), LookupValue: value, ...(mail !== undefined && { Email: mail }) }];
  });

/** The columns SharePoint keeps itself. */
const own = (row: ItemRow, { lookupIds }: ReadContext): FieldValues => ({
  id: `${row.id}`,
  ID: `${row.id}`,
  ContentType: 'Item',
  Created: row.created_at,
  Modified: row.modified_at,
  AuthorLookupId: lookupIdOf(row.created_by, lookupIds),
  EditorLookupId: lookupIdOf(row.modified_by, lookupIds),
  _UIVersionString: `${row.version}.0`,
  Attachments: false,
});

const lookupIdOf = ({ id }: Identity, lookupIds: ReadonlyMap<string, number>): number =>
  lookupIds.get(id) ?? APP_LOOKUP_ID;
