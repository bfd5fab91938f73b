import type { z } from 'zod';
import type { Column } from './columns.ts';
import {
  absent,
  type ColumnFault,
  type FaultReason,
  type FieldsOf,
  type FieldValues,
  shown,
} from './field.ts';
import { group } from './group.ts';

/** A list as provisioning makes it. */
export type ListDefinition = {
  /** The internal name, which stands in the list's address and never changes. */
  name: string;
  displayName: string;
  template: 'genericList' | 'documentLibrary';
  columns: readonly Column[];
};

export type RowRead<E> =
  | { ok: true; entity: E }
  | { ok: false; key?: string; title?: string; columns: ColumnFault[] };

/** How the rows of a list are read and written; nothing outside this folder names a column. */
export type ListMapping<E> = ListDefinition & {
  /** The unique column an item is found by. */
  keyColumn: string;
  key: (entity: E) => string;
  fromFields: (values: FieldValues) => RowRead<E>;
  /** Where in a row the value of a column stands; nowhere for those no field stands in. */
  pathTo: (column: string) => readonly string[] | undefined;
  /** Every column of the row; one without a value is `null`. */
  toFields: (entity: E) => FieldValues;
};

type Issue = z.core.$ZodIssue;

const reasonOf = (issue: Issue, value: unknown): FaultReason => {
  if (absent(value)) return 'missing';
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'out-of-range';
  if (issue.code === 'invalid_value') return 'unknown-value';
  if (issue.code === 'invalid_format' && issue.format === 'guid') return 'not-an-object-id';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'not-a-whole-number';
  return 'wrong-form';
};

type Shape<E extends object> = {
  name: string;
  displayName: string;
  schema: z.ZodType<E>;
  fields: FieldsOf<E>;
  keyField: keyof E & string;
  /** The field shown as the row's title, for rows that have no title of their own. */
  titleField?: keyof E & string;
  /** Columns of the list no field stands in yet, or that only people read. */
  extraColumns?: readonly Column[];
};

/** A mapping from one table of fields: each field of the row with the column it stands in. */
export const listMapping = <E extends object>(shape: Shape<E>): ListMapping<E> => {
  const row = group<E>(shape.fields);
  const keyColumn = row.columnAt([shape.keyField]);
  if (keyColumn === undefined) throw new TypeError(`list ${shape.name} has no key column`);
  const order = row.columns.map(({ name }) => name);
  // A row's title is no column of ours, and comes first.
  const place = ({ column }: ColumnFault) => order.indexOf(column);
  const textIn = (values: FieldValues, column: string, as: 'key' | 'title') =>
    typeof values[column] === 'string' && !absent(values[column]) ? { [as]: values[column] } : {};
  const complaints = (issues: readonly Issue[], values: FieldValues): ColumnFault[] =>
    issues.map((issue) => {
      const column = row.columnAt(issue.path) ?? keyColumn;
      return { column, value: shown(values[column]), reason: reasonOf(issue, values[column]) };
    });
  return {
    name: shape.name,
    displayName: shape.displayName,
    template: 'genericList',
    columns: [...row.columns, ...(shape.extraColumns ?? [])],
    keyColumn,
    key: (entity) => String(entity[shape.keyField]),
    pathTo: row.pathTo,
    toFields: (entity) => ({
      ...row.write(entity),
      ...(shape.titleField && { Title: String(entity[shape.titleField]) }),
    }),
    fromFields: (values) => {
      const { value, faults } = row.read(values);
      const parsed = shape.schema.safeParse(value);
      if (parsed.success && faults.length === 0) return { ok: true, entity: parsed.data };
      const faulted = new Set(faults.map(({ column }) => column));
      const others = complaints(parsed.error?.issues ?? [], values).filter(
        ({ column }) => !faulted.has(column),
      );
      const columns = [...faults, ...others].sort((a, b) => place(a) - place(b));
      return { ok: false, ...textIn(values, keyColumn, 'key'), ...textIn(values, 'Title', 'title'), columns };
    },
  };
};
