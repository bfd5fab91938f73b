import type { Column } from './columns.ts';

/** An item's values by internal column name, as Graph gives and takes them. */
export type FieldValues = Record<string, unknown>;

/** What can be wrong with a value; every language has a sentence for each. */
export const faultReasons = [
  'missing',
  'unknown-value',
  'not-a-date',
  'not-a-number',
  'not-a-whole-number',
  'out-of-range',
  'not-an-object-id',
  'not-json',
  'wrong-form',
  'duplicate-key',
] as const;
export type FaultReason = (typeof faultReasons)[number];

/** A column at fault: its internal name and the value as it stands there. */
export type ColumnFault = { column: string; value: string; reason: FaultReason };

/** A value in the programme's words, or absent; and the columns that could not be read. */
export type Read = { value?: unknown; faults: ColumnFault[] };

/** How one field of a row in the programme stands in the columns of a list. */
export type Field<T> = {
  columns: readonly Column[];
  read: (values: FieldValues) => Read;
  // A method, not a property: fields of different types then fit one table, whose type pairs each with its own.
  write(value: T | undefined): FieldValues;
  /** The column a schema's complaint at this path speaks of. */
  columnAt: (path: readonly PropertyKey[]) => string | undefined;
  /** Where within the field the value of a column stands. */
  pathTo: (column: string) => readonly string[] | undefined;
};

/** One field for each field of an entity. */
export type FieldsOf<E> = { [K in keyof E]-?: Field<Exclude<E[K], undefined>> };

const LONGEST_SHOWN = 200;

/** A value as it stands in SharePoint, for people to find it by; long ones are cut. */
export const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};

/** SharePoint leaves an empty column out, and a person who empties it may leave blanks: both are absent. */
export const absent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
