import { z } from 'zod';
import { type ColumnDefinition, kindOf } from './columns.ts';
import type { Json } from './database.ts';
import type { WriteContext } from './field-values.ts';
import { invalidRequest, Refused } from './refused.ts';
import { storedDate } from './site-dates.ts';

/** One value as the column keeps it; refused when the column would not hold it. */
export const cellValue = (column: ColumnDefinition, value: Json, context: WriteContext): Json => {
  switch (kindOf(column)) {
    case 'text':
      return text(column, value);
    case 'choice':
      return choice(column, value);
    case 'dateTime':
      return date(column, value, context);
    case 'number':
      return number(column, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(column);
      return value;
    case 'personOrGroup':
      return person(column, value, context.people);
    case 'lookup':
      return rowId(column, value);
    case 'hyperlinkOrPicture':
      return hyperlink(column, value, context);
    case 'calculated':
    case undefined:
      throw wrong(column);
  }
};

const wrong = ({ name }: ColumnDefinition) => invalidRequest(`Field '${name}' has a value of the wrong type`);

const text = (column: ColumnDefinition, value: Json): string => {
  // A number in a column of text is no invalid request there, but a fault {msgraph-sdk-powershell issues 3187, 3228}.
  if (typeof value !== 'string')
    throw new Refused(500, 'generalException', 'General exception while processing');
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
  if (value.length > 255) throw invalidRequest(`Field '${column.name}' holds at most 255 characters`);
  return value;
};

const date = ({ name, dateTime }: ColumnDefinition, value: Json, { timeZone }: WriteContext): string => {
  if (typeof value !== 'string') throw invalidRequest(`Field '${name}' needs a date in ISO 8601`);
  return storedDate(value, { name, dateOnly: dateTime?.format === 'dateOnly', timeZone });
};

const number = (column: ColumnDefinition, value: Json): number => {
  if (typeof value !== 'number') throw wrong(column);
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = column.number ?? {};
  if (value < minimum || value > maximum)
    throw invalidRequest(`Field '${column.name}' must be between ${minimum} and ${maximum}`);
  return value;
};

// Both forms are seen in working code {I-19901}.
const rowId = (column: ColumnDefinition, value: Json): number => {
  const id = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof id !== 'number' || !Number.isInteger(id)) throw wrong(column);
  return id;
};

const person = (column: ColumnDefinition, value: Json, people: ReadonlySet<number>): number => {
  const id = rowId(column, value);
  if (!people.has(id)) throw invalidRequest(`Field '${column.name}' names nobody in this site`);
  return id;
};

const Hyperlink = z.strictObject({ Url: z.url().max(255), Description: z.string().max(255).optional() });

/**
 * Graph has not taken hyperlinks to this day: text is a fault {msgraph-sdk-powershell issue 2906}, an address with a
 * description an invalid request {msgraph-sdk-dotnet issue 2957}. People write them in SharePoint's own forms.
 */
const hyperlink = (column: ColumnDefinition, value: Json, { byHand }: WriteContext): Json => {
  if (!byHand && typeof value === 'string')
    throw new Refused(500, 'generalException', 'General exception while processing');
  const link = Hyperlink.safeParse(value);
  if (!byHand || !link.success) throw wrong(column);
  const { Url, Description = Url } = link.data;
  return { Description, Url };
};
