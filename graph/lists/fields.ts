import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { readTime } from '../../programme/index.ts';
import {
  type Column,
  choiceColumn,
  choicesColumn,
  dayColumn,
  type Indexing,
  instantColumn,
  noteColumn,
  numberColumn,
  personColumns,
  textColumn,
  yesNoColumn,
} from './columns.ts';
import { dayFrom, dayTo } from './day.ts';
import { absent, type FaultReason, type Field, shown } from './field.ts';

type Verdict = { value: unknown } | { reason: FaultReason };

const single = <T>(
  name: string,
  columns: readonly Column[],
  read: (value: unknown) => Verdict,
  write: (value: T) => unknown = (value) => value,
): Field<T> => ({
  columns,
  read: (values) => {
    const value = values[name];
    if (absent(value)) return { faults: [] };
    const verdict = read(value);
    if ('value' in verdict) return { value: verdict.value, faults: [] };
    return { faults: [{ column: name, value: shown(value), reason: verdict.reason }] };
  },
  // SharePoint empties a column that is sent as null.
  write: (value) => ({ [name]: value === undefined ? null : write(value) }),
  columnAt: () => name,
  pathTo: (column) => (column === name ? [] : undefined),
});

// SharePoint's own form writes lines ended as Windows ends them; that alone is no edit.
const asText = (value: unknown): Verdict =>
  typeof value === 'string' ? { value: value.replaceAll('\r\n', '\n').trim() } : { reason: 'wrong-form' };

/** The `Title` column every list has from the start. */
export const title = (): Field<string> => single('Title', [], asText);

export const text = (name: string, displayName: string, options?: Indexing): Field<string> =>
  single(name, [textColumn(name, displayName, options)], asText);

export const note = (name: string, displayName: string): Field<string> =>
  single(name, [noteColumn(name, displayName)], asText);

/** A person by Entra object id, `name` + `Oid`, beside the column that shows them. */
export const person = (name: string, displayName: string, options?: Indexing): Field<string> =>
  single(`${name}Oid`, personColumns(name, displayName, options), (value) =>
    typeof value === 'string' ? { value: value.trim().toLowerCase() } : { reason: 'not-an-object-id' },
  );

/** Each of the programme's codes with the word that stands in SharePoint. */
export type Words<T extends string> = Record<T, string>;

const codeOf = <T extends string>(words: Words<T>, word: unknown): string | undefined =>
  Object.entries(words).find(([, known]) => typeof word === 'string' && known === word.trim())?.[0];

export const choice = <T extends string>(
  name: string,
  displayName: string,
  words: Words<T>,
  options?: Indexing,
): Field<T> =>
  single(
    name,
    [choiceColumn(name, displayName, Object.values(words), options)],
    (value) => {
      const code = codeOf(words, value);
      return code === undefined ? { reason: 'unknown-value' } : { value: code };
    },
    (code) => words[code],
  );

export const choices = <T extends string>(name: string, displayName: string, words: Words<T>): Field<T[]> =>
  single(
    name,
    [choicesColumn(name, displayName, Object.values(words))],
    (value) => {
      const codes = Array.isArray(value) ? value.map((word) => codeOf(words, word)) : [undefined];
      return codes.includes(undefined) ? { reason: 'unknown-value' } : { value: codes };
    },
    (codes) => codes.map((code) => words[code]),
  );

export const day = (name: string, displayName: string, options?: Indexing): Field<string> =>
  single(
    name,
    [dayColumn(name, displayName, options)],
    (value) => {
      const found = dayFrom(value);
      return found === undefined ? { reason: 'not-a-date' } : { value: found };
    },
    dayTo,
  );

/** A time of day; what people write in other ways, `22.00` or `kl. 7`, is understood. */
export const timeOfDay = (name: string, displayName: string): Field<string> =>
  single(name, [textColumn(name, displayName)], (value) => {
    const time = typeof value === 'string' ? readTime(value) : undefined;
    return time === undefined ? { reason: 'wrong-form' } : { value: time };
  });

const Instant = z.iso.datetime({ offset: true });

/** An instant in whole seconds, in UTC, as SharePoint keeps and gives it. */
export const instant = (name: string, displayName: string, options?: Indexing): Field<string> =>
  single(name, [instantColumn(name, displayName, options)], (value) => {
    const read = Instant.safeParse(value);
    if (!read.success) return { reason: 'not-a-date' };
    return { value: Temporal.Instant.from(read.data).round('second').toString() };
  });

export const number = (
  name: string,
  displayName: string,
  range?: { minimum?: number; maximum?: number },
): Field<number> =>
  single(name, [numberColumn(name, displayName, range)], (value) =>
    typeof value === 'number' ? { value } : { reason: 'not-a-number' },
  );

/** A count that stands in a text column. */
export const count = (name: string, displayName: string): Field<number> =>
  single(
    name,
    [textColumn(name, displayName)],
    (value) => {
      const said = String(value).trim();
      return /^\d{1,4}$/.test(said) ? { value: Number(said) } : { reason: 'not-a-whole-number' };
    },
    String,
  );

export const yesNo = (name: string, displayName: string): Field<boolean> =>
  single(name, [yesNoColumn(name, displayName)], (value) =>
    typeof value === 'boolean' ? { value } : { reason: 'wrong-form' },
  );

/** A value of any shape, kept as JSON people can read and edit. */
export const json = <T>(name: string, displayName: string): Field<T> =>
  single(
    name,
    [noteColumn(name, displayName)],
    (value) => {
      try {
        return { value: JSON.parse(String(value)) };
      } catch {
        return { reason: 'not-json' };
      }
    },
    (value) => JSON.stringify(value, undefined, 1),
  );

/** What never stands in the list because every row of it is the same. */
export const constant = <T>(value: T): Field<T> => ({
  columns: [],
  read: () => ({ value, faults: [] }),
  write: () => ({}),
  columnAt: () => undefined,
  pathTo: () => undefined,
});

/** A field whose empty column means something. */
export const orElse = <T>(field: Field<T>, value: T): Field<T> => ({
  ...field,
  read: (values) => {
    const read = field.read(values);
    return read.value === undefined && read.faults.length === 0 ? { value, faults: [] } : read;
  },
});
