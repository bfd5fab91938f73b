import { cellValue } from './cell-values.ts';
import { type ColumnDefinition, isMulti, keyOf } from './columns.ts';
import type { FieldValues, Json } from './database.ts';
import { invalidRequest } from './refused.ts';

export type WriteContext = {
  columns: readonly ColumnDefinition[];
  timeZone: string;
  /** Row ids of the site's User Information List. */
  people: ReadonlySet<number>;
  /** As people write in SharePoint's own forms, which take what Graph does not. */
  byHand: boolean;
};

/** New values by the name they are kept under; null clears. */
export type FieldChanges = Record<string, Json>;

const annotation = '@odata.type';

/** Reads the `fields` of an update and refuses what SharePoint would {G-itemupdate}. */
export const parseChanges = (body: FieldValues, context: WriteContext): FieldChanges => {
  const changes: FieldChanges = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.endsWith(annotation) || key === '@odata.etag') continue;
    const column = columnFor(key, context.columns);
    changes[key] = value === null ? cleared(column) : stored(column, key, value, body, context);
  }
  return changes;
};

/** Reads the `fields` of a create, which takes no null {msgraph-sdk-dotnet-core issue 656}. */
export const parseNew = (body: FieldValues, context: WriteContext): FieldChanges => {
  const empty = Object.entries(body).find(([, value]) => value === null);
  if (empty) throw invalidRequest(`Field '${empty[0]}' cannot be created as null`);
  return parseChanges(body, context);
};

/** A name in `fields` is a column's own, except that a row elsewhere is written by its id {I-lookup}. */
const columnFor = (key: string, columns: readonly ColumnDefinition[]): ColumnDefinition => {
  const column = columns.find((one) => keyOf(one) === key);
  if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
  if (column.readOnly) throw invalidRequest(`Field '${key}' is read-only`);
  return column;
};

const cleared = (column: ColumnDefinition): null => {
  if (column.required) throw invalidRequest(`Field '${column.name}' must have a value`);
  return null;
};

const stored = (
  column: ColumnDefinition,
  key: string,
  value: Json,
  body: FieldValues,
  context: WriteContext,
): Json => {
  if (isMulti(column)) return severalOf(column, key, value, body, context);
  if (`${key}${annotation}` in body) throw invalidRequest(`Field '${key}' holds a single value`);
  const kept = cellValue(column, value, context);
  return kept === '' ? cleared(column) : kept;
};

// A collection without its annotation is refused, as reported for check boxes {CODE}.
const severalOf = (
  column: ColumnDefinition,
  key: string,
  value: Json,
  body: FieldValues,
  context: WriteContext,
): Json => {
  const wanted = column.choice
    ? ['Collection(Edm.String)']
    : ['Collection(Edm.Int32)', 'Collection(Edm.String)'];
  const said = body[`${key}${annotation}`];
  if (!Array.isArray(value) || typeof said !== 'string' || !wanted.includes(said))
    throw invalidRequest('Invalid request');
  if (value.length === 0) return cleared(column);
  return [...new Set(value.map((one) => cellValue(column, one, context)))];
};
