import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ColumnDefinition, isMulti, kindOf } from './columns.ts';
import type { Condition, Literal, Operator } from './filter.ts';
import { invalidRequest } from './refused.ts';
import { storedDate } from './site-dates.ts';
import { guidOf } from './tenant.ts';

/** Something of an item that a filter or an order may name. */
export type Subject = {
  name: string;
  indexed: boolean;
  expression: RawBuilder<unknown>;
  literal: (value: Literal) => RawBuilder<unknown>;
  /** Several values in a cell: `eq` asks whether one of them is it. */
  several: boolean;
};

// SharePoint compares text without regard to case (from memory), so the index is built on the lower case.
const textOf = (name: string, row = 'items') =>
  sql`lower(${sql.id(row, 'fields')}->>${sql.lit(name)}) collate "C"`;
const plainOf = (name: string, row = 'items') => sql`(${sql.id(row, 'fields')}->${sql.lit(name)})`;

const json = (value: Literal) => sql`${JSON.stringify(value)}::jsonb`;
const lower = (value: Literal) => sql`${String(value).toLowerCase()}::text`;

const itemProperties: Readonly<Record<string, Omit<Subject, 'name'>>> = {
  id: {
    indexed: true,
    several: false,
    expression: sql`id`,
    literal: (value) => sql`${Number(value)}::integer`,
  },
  createdDateTime: {
    indexed: false,
    several: false,
    expression: sql`created_at collate "C"`,
    literal: (value) => dateLiteral(value, 'createdDateTime', false, 'UTC'),
  },
  lastModifiedDateTime: {
    indexed: false,
    several: false,
    expression: sql`modified_at collate "C"`,
    literal: (value) => dateLiteral(value, 'lastModifiedDateTime', false, 'UTC'),
  },
};
const sameAs: Readonly<Record<string, string>> = {
  'fields/id': 'id',
  'fields/ID': 'id',
  'fields/Created': 'createdDateTime',
  'fields/Modified': 'lastModifiedDateTime',
};

const dateLiteral = (value: Literal, name: string, dateOnly: boolean, timeZone: string) =>
  value === null
    ? sql`null::text`
    : sql`${storedDate(String(value), { name, dateOnly, timeZone }).toLowerCase()}::text`;

/** Finds what a path such as `fields/TfDue` or `id` stands for. */
export const subjectOf = (path: string, columns: readonly ColumnDefinition[], timeZone: string): Subject => {
  const property = itemProperties[sameAs[path] ?? path];
  if (property) return { name: path.replace('fields/', ''), ...property };
  const name = /^fields\/(\w+)$/.exec(path)?.[1];
  const column = columns.find(
    (one) => one.name === name || (one.personOrGroup && `${one.name}LookupId` === name),
  );
  if (name === undefined || !column) throw invalidRequest(`The property '${path}' is not known`);
  return { name, indexed: column.indexed, ...columnSubject(name, column, timeZone) };
};

const columnSubject = (
  name: string,
  column: ColumnDefinition,
  timeZone: string,
): Omit<Subject, 'name' | 'indexed'> => {
  const several = isMulti(column);
  const plain = { several, expression: plainOf(name), literal: json };
  switch (kindOf(column)) {
    case 'text':
      return { several, expression: textOf(name), literal: lower };
    case 'choice':
      return several ? plain : { several, expression: textOf(name), literal: lower };
    case 'dateTime': {
      const dateOnly = column.dateTime?.format === 'dateOnly';
      const literal = (value: Literal) => dateLiteral(value, name, dateOnly, timeZone);
      return { several, expression: textOf(name), literal };
    }
    case 'personOrGroup':
      return { ...plain, literal: (value) => json(Number(value)) };
    default:
      return plain;
  }
};

const symbols: Readonly<Record<Exclude<Operator, 'startswith' | 'ne'>, string>> = {
  eq: '=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
};

/** One comparison as SQL; an empty cell is different from every value. */
export const conditionSql = ({ operator, value }: Condition, subject: Subject): RawBuilder<SqlBool> => {
  const { expression, literal } = subject;
  if (value === null) return nullTest(operator, expression);
  if (operator === 'startswith') return sql<SqlBool>`starts_with(${expression}, ${literal(value)})`;
  if (subject.several) return sql<SqlBool>`${expression} @> ${sql`jsonb_build_array(${literal(value)})`}`;
  if (operator === 'ne') return sql<SqlBool>`${expression} is distinct from ${literal(value)}`;
  return sql<SqlBool>`${expression} ${sql.raw(symbols[operator])} ${literal(value)}`;
};

const nullTest = (operator: Operator, expression: RawBuilder<unknown>): RawBuilder<SqlBool> => {
  if (operator === 'eq') return sql<SqlBool>`${expression} is null`;
  if (operator === 'ne') return sql<SqlBool>`${expression} is not null`;
  throw invalidRequest('Only eq and ne compare with null');
};

const keyOf = ({ name, personOrGroup }: ColumnDefinition) => (personOrGroup ? `${name}LookupId` : name);
const isText = (column: ColumnDefinition) =>
  (column.text || column.choice || column.dateTime) && !isMulti(column);

/** What an index on the column holds of a row: values that SharePoint takes for the same are equal. */
export const indexed = (column: ColumnDefinition, row = 'items'): RawBuilder<unknown> =>
  isText(column) ? textOf(keyOf(column), row) : plainOf(keyOf(column), row);

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
