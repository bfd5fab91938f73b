import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { invalidRequest } from './refused.ts';
import type { Subject } from './subject-kinds.ts';
import { type SubjectContext, subjectOf } from './subjects.ts';

/** What rows are put in order by; their id decides between equals. */
export type RowOrder = { subject: Subject; descending: boolean };

/** Where a page ended: the last row's id, and what it was ordered by. */
export type PageEnd = { after?: number | undefined; key?: string | null | undefined };

/** Reads a `$orderby`: one name, with `asc` or `desc`. */
export const rowOrder = (orderby: string, context: SubjectContext): RowOrder => {
  const parts = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(orderby);
  const path = parts?.[1];
  if (path === undefined) throw invalidRequest('Invalid orderby clause');
  const subject = subjectOf(path, context);
  if (subject.several) throw invalidRequest(`Items cannot be ordered by '${subject.name}'`);
  return { subject, descending: parts?.[2]?.toLowerCase() === 'desc' };
};

/** An empty cell comes before every value. */
export const direction = ({ descending }: RowOrder): RawBuilder<unknown> =>
  sql.raw(descending ? 'desc nulls last' : 'asc nulls first');

/** What a page's last row is ordered by, for its token. */
export const orderKey = (order: RowOrder | undefined): RawBuilder<string | null> =>
  order ? sql<string | null>`(${order.subject.expression})::text` : sql<null>`null::text`;

/** The rows that come after the page's end. */
export const beyond = (
  end: PageEnd & { after: number },
  order: RowOrder | undefined,
): RawBuilder<SqlBool> => {
  const later = sql<SqlBool>`items.id > ${end.after}`;
  if (!order) return later;
  const { expression, kept } = order.subject;
  if (end.key === null || end.key === undefined) {
    const alike = sql<SqlBool>`(${expression} is null and ${later})`;
    return order.descending ? alike : sql<SqlBool>`(${alike} or ${expression} is not null)`;
  }
  const key = kept(end.key);
  const past = sql<SqlBool>`${expression} ${sql.raw(order.descending ? '<' : '>')} ${key}`;
  const alike = sql<SqlBool>`(${expression} = ${key} and ${later})`;
  return order.descending
    ? sql<SqlBool>`(${past} or ${alike} or ${expression} is null)`
    : sql<SqlBool>`(${past} or ${alike})`;
};
