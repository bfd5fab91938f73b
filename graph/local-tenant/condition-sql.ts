import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Operator } from './filter.ts';
import { invalidRequest } from './refused.ts';
import type { Subject } from './subject-kinds.ts';

const symbols: Readonly<Record<Exclude<Operator, 'startswith' | 'ne'>, string>> = {
  eq: '=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
};

/** One comparison as SQL; an empty cell is different from every value. */
export const conditionSql = ({ operator, value }: Condition, subject: Subject): RawBuilder<SqlBool> => {
  const { expression, literal, name } = subject;
  if (value === null) return nullTest(operator, expression);
  if (subject.several) return amongSeveral(operator, subject, literal(value));
  if (operator === 'startswith') {
    if (!subject.text) throw invalidRequest(`startswith cannot be used on '${name}'`);
    return sql<SqlBool>`starts_with(${expression}, ${literal(value)})`;
  }
  if (operator === 'ne') return sql<SqlBool>`${expression} is distinct from ${literal(value)}`;
  return sql<SqlBool>`${expression} ${sql.raw(symbols[operator])} ${literal(value)}`;
};

const amongSeveral = (
  operator: Operator,
  { expression, name }: Subject,
  value: RawBuilder<unknown>,
): RawBuilder<SqlBool> => {
  const holds = sql<SqlBool>`coalesce(${expression} @> jsonb_build_array(${value}), false)`;
  if (operator === 'eq') return holds;
  if (operator === 'ne') return sql<SqlBool>`not ${holds}`;
  throw invalidRequest(`${operator} cannot be used on '${name}', which holds several values`);
};

const nullTest = (operator: Operator, expression: RawBuilder<unknown>): RawBuilder<SqlBool> => {
  if (operator === 'eq') return sql<SqlBool>`${expression} is null`;
  if (operator === 'ne') return sql<SqlBool>`${expression} is not null`;
  throw invalidRequest('Only eq and ne compare with null');
};
