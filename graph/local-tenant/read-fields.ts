import type { ColumnDefinition } from './columns.ts';
import type { FieldValues, Identity, ItemRow, Json } from './database.ts';

/** The row id of SharePoint's own account in every site, which stands for an app that writes. */
export const APP_LOOKUP_ID = 1073741822;

export type ReadContext = {
  columns: readonly ColumnDefinition[];
  /** Named in `$select`; nothing named gives the default columns. */
  select?: readonly string[] | undefined;
  /** Display names by the row id of the User Information List. */
  people: ReadonlyMap<number, string>;
  /** Those row ids by the person's id in the directory. */
  lookupIds: ReadonlyMap<string, number>;
};

export const etagOf = ({ guid, version }: Pick<ItemRow, 'guid' | 'version'>): string =>
  `"${guid},${version}"`;

/**
 * A row's fieldValueSet. Person columns and hidden columns come only when named; a person's row id always does,
 * as text {G-fvs}.
 */
export const readFields = (row: ItemRow, context: ReadContext): FieldValues => {
  const all = { ...own(row, context), ...kept(row) };
  const etag = { '@odata.etag': etagOf(row) };
  if (!context.select) return { ...etag, ...defaultOnes(all, context) };
  const named: FieldValues = {};
  for (const name of context.select) {
    const value = context.columns.some((column) => column.name === name && column.personOrGroup)
      ? displayed(all[`${name}LookupId`], context)
      : all[name];
    if (value !== undefined) named[name] = value;
  }
  return { ...etag, ...named };
};

const defaultOnes = (all: FieldValues, { columns }: ReadContext): FieldValues => {
  const hidden = new Set(['ID', ...columns.filter((column) => column.hidden).map(({ name }) => name)]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.has(name)));
};

const kept = (row: ItemRow): FieldValues =>
  Object.fromEntries(
    Object.entries(row.fields).map(([name, value]) => [
      name,
      name.endsWith('LookupId') ? asText(value) : value,
    ]),
  );

const asText = (value: Json): Json =>
  Array.isArray(value) ? value.map((one) => `${one}`) : typeof value === 'number' ? `${value}` : value;

/** The columns SharePoint keeps itself. */
const own = (row: ItemRow, { lookupIds }: ReadContext): FieldValues => ({
  id: `${row.id}`,
  ID: `${row.id}`,
  ContentType: 'Item',
  Created: row.created_at,
  Modified: row.modified_at,
  AuthorLookupId: `${lookupIdOf(row.created_by, lookupIds)}`,
  EditorLookupId: `${lookupIdOf(row.modified_by, lookupIds)}`,
  _UIVersionString: `${row.version}.0`,
  Attachments: false,
});

const lookupIdOf = ({ id }: Identity, lookupIds: ReadonlyMap<string, number>): number =>
  lookupIds.get(id) ?? APP_LOOKUP_ID;

const displayed = (value: Json | undefined, { people }: ReadContext): Json | undefined => {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return people.get(Number(value)) ?? 'SharePoint App';
  return value.map((one) => ({ LookupId: Number(one), LookupValue: people.get(Number(one)) ?? '' }));
};
