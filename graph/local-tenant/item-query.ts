import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { ColumnDefinition } from './columns.ts';
import type { ItemRow, Tables, Tx } from './database.ts';
import { conditionSql, type Subject, subjectOf } from './field-sql.ts';
import { type Condition, parseFilter } from './filter.ts';
import { VIEW_THRESHOLD } from './list-columns.ts';
import type { ListRow } from './lists.ts';
import { type Query, sealed, unsealed } from './query.ts';
import { invalidRequest, Refused } from './refused.ts';

/** Rows of a page when nothing is said, and the most there may be; more is silently lowered {I-top}. */
export const PAGE = 200;
const PAGE_LIMIT = 5000;
/** Lets a query without an index through {CODE}. */
export const NON_INDEXED = 'HonorNonIndexedQueriesWarningMayFailRandomly';

export const pageSize = (top: number | undefined): number => Math.min(top ?? PAGE, PAGE_LIMIT);

const SkipToken = z.object({ after: z.number().int().optional(), offset: z.number().int().optional() });

export type ItemQuery = {
  query: Query;
  columns: readonly ColumnDefinition[];
  timeZone: string;
  /** Whether the caller asked for {@link NON_INDEXED}. */
  nonIndexed: boolean;
};

type Wanted = { condition: Condition; subject: Subject };

/** One page of a list's items {G-items}, and the token of the next if there is more. */
export const queryItems = async (
  tx: Tx,
  list: ListRow,
  asked: ItemQuery,
): Promise<{ rows: ItemRow[]; skiptoken?: string }> => {
  const wanted = conditionsOf(asked);
  const order = orderOf(asked);
  await expectIndexed(tx, list, asked, wanted, order);
  const size = pageSize(asked.query.top);
  const from = asked.query.skiptoken ? unsealed(asked.query.skiptoken, SkipToken) : {};
  let rows = matching(tx, list, wanted)
    .selectAll()
    .limit(size + 1);
  if (order) {
    rows = rows
      .orderBy(
        sql`${order.subject.expression} ${sql.raw(order.descending ? 'desc nulls last' : 'asc nulls first')}`,
      )
      .offset(from.offset ?? 0);
  } else if (from.after !== undefined) rows = rows.where('id', '>', from.after);
  const found = await rows.orderBy('id').execute();
  const page = found.slice(0, size);
  if (found.length <= size) return { rows: page };
  const next = order ? { offset: (from.offset ?? 0) + size } : { after: page.at(-1)?.id ?? 0 };
  return { rows: page, skiptoken: sealed(next) };
};

const matching = (
  tx: Tx,
  list: ListRow,
  wanted: readonly Wanted[],
): SelectQueryBuilder<Tables, 'items', object> =>
  wanted.reduce(
    (rows, { condition, subject }) => rows.where(conditionSql(condition, subject)),
    tx.selectFrom('items').where('list_id', '=', list.id),
  );

const conditionsOf = ({ query, columns, timeZone }: ItemQuery): Wanted[] =>
  (query.filter ? parseFilter(query.filter) : []).map((condition) => ({
    condition,
    subject: subjectOf(condition.path, columns, timeZone),
  }));

const orderOf = ({ query, columns, timeZone }: ItemQuery) => {
  if (!query.orderby) return undefined;
  const parts = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(query.orderby);
  const path = parts?.[1];
  if (path === undefined) throw invalidRequest('Invalid orderby clause');
  return { subject: subjectOf(path, columns, timeZone), descending: parts?.[2]?.toLowerCase() === 'desc' };
};

/**
 * Refuses a query that no index serves, and one whose index leaves more rows than the threshold of a view: the
 * words stand in docs issue 2279, the status 429 in msgraph-sdk-dotnet issue 827.
 */
const expectIndexed = async (
  tx: Tx,
  list: ListRow,
  { nonIndexed }: ItemQuery,
  wanted: readonly Wanted[],
  order: { subject: Subject } | undefined,
): Promise<void> => {
  const subjects = [...wanted.map(({ subject }) => subject), ...(order ? [order.subject] : [])];
  const first = wanted[0]?.subject.name;
  const bare = subjects.find(({ indexed }) => !indexed);
  const second = wanted.find(({ subject }) => subject.name !== first)?.subject;
  const refused = bare ?? second;
  if (refused && !nonIndexed) throw notIndexed(refused.name);
  if (!refused && !first) return;
  const leading = wanted.filter(({ subject }) => subject.indexed && subject.name === first);
  const narrowed = matching(tx, list, leading)
    .select('id')
    .limit(VIEW_THRESHOLD + 1);
  const { count } = await tx
    .selectFrom(narrowed.as('narrowed'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count > VIEW_THRESHOLD) throw new Refused(429, 'activityLimitReached', overThreshold);
};

const overThreshold =
  'The attempted operation is prohibited because it exceeds the list view threshold enforced by the administrator.';

const notIndexed = (name: string) =>
  invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${NON_INDEXED}' header to allow this, but be warned that such queries may fail on large lists.`,
  );
