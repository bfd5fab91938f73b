import { type ColumnDefinition, isMulti, kindOf } from './columns.ts';
import type { FieldValues, Json } from './database.ts';
import { invalidRequest } from './refused.ts';
import { storedDate } from './site-dates.ts';

export type WriteContext = {
  columns: readonly ColumnDefinition[];
  timeZone: string;
  /** Row ids of the site's User Information List. */
  people: ReadonlySet<number>;
};

/** New values by the name they are kept under; null clears. */
export type FieldChanges = Record<string, Json>;

const annotation = '@odata.type';

/** Reads the `fields` of a create or update and refuses what SharePoint would {G-item}{G-itemupdate}. */
export const parseChanges = (body: FieldValues, context: WriteContext): FieldChanges => {
  const changes: FieldChanges = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.endsWith(annotation) || key === '@odata.etag') continue;
    const column = columnFor(key, context.columns);
    changes[key] = value === null ? cleared(column) : stored(column, key, value, body, context);
  }
  return changes;
};

/** A name in `fields` is a column's own, except that a person is written by the id of a row {I-lookup}. */
const columnFor = (key: string, columns: readonly ColumnDefinition[]): ColumnDefinition => {
  const person = columns.find(({ name, personOrGroup }) => personOrGroup && key === `${name}LookupId`);
  const column = person ?? columns.find(({ name, personOrGroup }) => !personOrGroup && key === name);
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
  const kept = single(column, value, context);
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
  return value.map((one) => single(column, one, context));
};

const single = (column: ColumnDefinition, value: Json, context: WriteContext): Json => {
  switch (kindOf(column)) {
    case 'text':
      return text(column, value);
    case 'choice':
      return choice(column, value);
    case 'dateTime':
      if (typeof value !== 'string') throw wrong(column);
      return storedDate(value, {
        name: column.name,
        dateOnly: column.dateTime?.format === 'dateOnly',
        timeZone: context.timeZone,
      });
    case 'number':
      return number(column, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(column);
      return value;
    case 'personOrGroup':
      return person(column, value, context.people);
    case undefined:
      throw wrong(column);
  }
};

const wrong = ({ name }: ColumnDefinition) => invalidRequest(`Field '${name}' has a value of the wrong type`);

const text = (column: ColumnDefinition, value: Json): string => {
  if (typeof value !== 'string') throw wrong(column);
  const limit = column.text?.allowMultipleLines ? 63_999 : (column.text?.maxLength ?? 255);
  if (value.length > limit) throw invalidRequest(`Field '${column.name}' holds at most ${limit} characters`);
  return value;
};

// Whether SharePoint's server refuses a value that is not among the choices is not documented; refusing is the
// safer assumption, since a client that passes here passes there too.
const choice = (column: ColumnDefinition, value: Json): string => {
  if (typeof value !== 'string') throw wrong(column);
  const { choices = [], allowTextEntry } = column.choice ?? {};
  if (value !== '' && !allowTextEntry && !choices.includes(value))
    throw invalidRequest(`Field '${column.name}' has no such choice`);
  return value;
};

const number = (column: ColumnDefinition, value: Json): number => {
  if (typeof value !== 'number') throw wrong(column);
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = column.number ?? {};
  if (value < minimum || value > maximum)
    throw invalidRequest(`Field '${column.name}' must be between ${minimum} and ${maximum}`);
  return value;
};

// Both forms are seen in working code {I-19901}.
const person = (column: ColumnDefinition, value: Json, people: ReadonlySet<number>): number => {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number') throw wrong(column);
  if (!people.has(id)) throw invalidRequest(`Field '${column.name}' names nobody in this site`);
  return id;
};
