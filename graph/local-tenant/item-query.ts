import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { VIEW_THRESHOLD } from './column-rules.ts';
import { conditionSql } from './condition-sql.ts';
import type { ItemRow, Tables, Tx } from './database.ts';
import { type Condition, parseFilter } from './filter.ts';
import { itemColumns } from './items.ts';
import type { ListRow } from './lists.ts';
import { type Query, sealed, unsealed } from './query.ts';
import { invalidRequest, Refused } from './refused.ts';
import { beyond, direction, orderKey, type PageEnd, type RowOrder, rowOrder } from './row-order.ts';
import type { Subject } from './subject-kinds.ts';
import { type SubjectContext, subjectOf } from './subjects.ts';

/** Rows of a page when nothing is said, and the most there may be; more is silently lowered {I-top}. */
export const PAGE = 200;
const PAGE_LIMIT = 5000;
/** Lets a query without an index through {CODE}. */
export const NON_INDEXED = 'HonorNonIndexedQueriesWarningMayFailRandomly';

export const pageSize = (top: number | undefined): number => Math.min(top ?? PAGE, PAGE_LIMIT);

const SkipToken = z.object({ after: z.number().int(), key: z.string().nullish() }).partial();

export type ItemQuery = {
  query: Query;
  context: SubjectContext;
  /** Whether the caller asked for {@link NON_INDEXED}. */
  nonIndexed: boolean;
};

type Wanted = { condition: Condition; subject: Subject };
type Rows = SelectQueryBuilder<Tables, 'items', object>;

/** One page of a list's items {G-items}, and the token of the next if there is more. */
export const queryItems = async (
  tx: Tx,
  list: ListRow,
  asked: ItemQuery,
): Promise<{ rows: ItemRow[]; skiptoken?: string }> => {
  const wanted = conditionsOf(asked);
  const order = asked.query.orderby ? rowOrder(asked.query.orderby, asked.context) : undefined;
  await expectIndexed(tx, list, asked, wanted, order);
  const size = pageSize(asked.query.top);
  const from: PageEnd = asked.query.skiptoken ? unsealed(asked.query.skiptoken, SkipToken) : {};
  let rows = matching(tx, list, wanted);
  const { after, key } = from;
  if (after !== undefined) rows = rows.where(beyond({ after, key }, order));
  if (order) rows = rows.orderBy(sql`${order.subject.expression} ${direction(order)}`);
  const found = await rows
    .select([...itemColumns, orderKey(order).as('key')])
    .orderBy('id')
    .limit(size + 1)
    .execute();
  const page = found.slice(0, size);
  const last = page.at(-1);
  return found.length <= size || !last
    ? { rows: page }
    : { rows: page, skiptoken: sealed({ after: last.id, key: last.key }) };
};

const matching = (tx: Tx, list: ListRow, wanted: readonly Wanted[]): Rows =>
  wanted.reduce<Rows>(
    (rows, { condition, subject }) => rows.where(conditionSql(condition, subject)),
    tx.selectFrom('items').where('list_id', '=', list.id),
  );

const conditionsOf = ({ query, context }: ItemQuery): Wanted[] =>
  (query.filter ? parseFilter(query.filter) : []).map((condition) => ({
    condition,
    subject: subjectOf(condition.path, context),
  }));

/** Refuses a query that no index serves, and one whose index leaves more rows than the threshold of a view. */
const expectIndexed = async (
  tx: Tx,
  list: ListRow,
  { nonIndexed }: ItemQuery,
  wanted: readonly Wanted[],
  order: RowOrder | undefined,
): Promise<void> => {
  const subjects = [...wanted.map(({ subject }) => subject), ...(order ? [order.subject] : [])];
  if (subjects.length === 0) return;
  const first = wanted[0]?.subject.name;
  const bare = subjects.find(({ indexed }) => !indexed);
  if (bare && !nonIndexed) throw notIndexed(bare.name);
  const second = wanted.find(({ subject }) => subject.name !== first)?.subject;
  if (second && !nonIndexed) throw invalidRequest(`'${first}' and '${second.name}': ${oneAtATime}`);
  const leading = wanted.filter(({ subject }) => subject.indexed && subject.name === first);
  const narrowed = await matching(tx, list, leading)
    .select('id')
    .limit(VIEW_THRESHOLD + 1)
    .execute();
  if (narrowed.length > VIEW_THRESHOLD) throw overThreshold();
};

const oneAtATime = 'the service can only filter one indexed field at a time.';

/**
 * Past the threshold of a view Graph says the same as to a client that asks too often, though waiting mends nothing:
 * 429 for a filter (msgraph-sdk-dotnet issues 827 and 703) and for an order, by id too (microsoft-graph-docs issue
 * 8450); the codes stand in onedrive-api-docs issues 794 and 843. No report shows a Retry-After with it.
 */
const overThreshold = () =>
  new Refused(429, 'activityLimitReached', 'The request has been throttled', {
    innerCode: 'throttledRequest',
  });

// The words stand in microsoft-graph-docs issue 2279.
const notIndexed = (name: string) =>
  invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${NON_INDEXED}' header to allow this, but be warned that such queries may fail on large lists.`,
  );
