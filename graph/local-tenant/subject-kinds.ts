import { type RawBuilder, sql } from 'kysely';
import type { Literal } from './filter.ts';
import { invalidRequest } from './refused.ts';
import { storedDate } from './site-dates.ts';

/** Something of an item that a filter or an order may name. */
export type Subject = {
  name: string;
  indexed: boolean;
  expression: RawBuilder<unknown>;
  literal: (value: Exclude<Literal, null>) => RawBuilder<unknown>;
  /** Its expression's own value, once read as text. */
  kept: (value: string) => RawBuilder<unknown>;
  /** Several values in a cell: `eq` asks whether one of them is it. */
  several: boolean;
  /** Only text begins with something {learn.microsoft.com answers 1016924}. */
  text: boolean;
};

/** How a kind of value is compared. */
export type SubjectKind = Omit<Subject, 'name' | 'indexed'>;

const text = (value: string) => sql`${value}::text`;
const json = (value: string) => sql`${value}::jsonb`;

export const wrong = (name: string, value: Literal) =>
  invalidRequest(`The value '${value}' cannot be compared with '${name}'`);

export const asText = (expression: RawBuilder<unknown>): SubjectKind => ({
  expression,
  several: false,
  text: true,
  kept: text,
  literal: (value) => sql`${String(value).toLowerCase()}::text`,
});

export const asDate = (
  name: string,
  expression: RawBuilder<unknown>,
  dateOnly: boolean,
  timeZone: string,
): SubjectKind => ({
  expression,
  several: false,
  text: false,
  kept: text,
  literal: (value) => sql`${storedDate(String(value), { name, dateOnly, timeZone }).toLowerCase()}::text`,
});

// A quoted number is taken for one, as in msgraph-sdk-dotnet issue 827.
export const asNumber = (name: string, expression: RawBuilder<unknown>): SubjectKind => ({
  expression,
  several: false,
  text: false,
  kept: json,
  literal: (value) => {
    if (typeof value === 'boolean' || `${value}`.trim() === '' || Number.isNaN(Number(value)))
      throw wrong(name, value);
    return sql`${JSON.stringify(Number(value))}::jsonb`;
  },
});

// Public code asks `eq 1` as well as `eq true`.
export const asBoolean = (name: string, expression: RawBuilder<unknown>): SubjectKind => ({
  expression,
  several: false,
  text: false,
  kept: json,
  literal: (value) => {
    if (![true, false, 0, 1, 'true', 'false', '0', '1'].includes(value)) throw wrong(name, value);
    return sql`${JSON.stringify([true, 1, 'true', '1'].includes(value))}::jsonb`;
  },
});
