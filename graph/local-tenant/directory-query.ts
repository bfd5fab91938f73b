import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Condition, parseFilter } from './filter.ts';
import { expectOnly, parseQuery, type Query, sealed, selected, unsealed } from './query.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

/** Entries of a page when nothing is said, and the most that may be asked for {G-users}. */
const PAGE = 100;
const PAGE_LIMIT = 999;

const SkipToken = z.object({ offset: z.number().int() });

type Entry = Record<string, unknown>;

/**
 * One page of users, groups or members, asked for as the directory demands: sorting what is filtered, `ne` and
 * `$search` are for callers who put up with an index that lags {docs aad-advanced-queries}.
 */
export const directoryPage = (
  request: FastifyRequest,
  { origin }: Pick<Tenant, 'origin'>,
  all: readonly Entry[],
  filterable: readonly string[],
) => {
  const query = parseQuery(request.query);
  expectOnly(query, ['select', 'filter', 'orderby', 'search', 'count', 'top', 'skiptoken']);
  const eventual = isEventual(request);
  expectSupported(query, eventual);
  const conditions = query.filter ? parseFilter(query.filter) : [];
  for (const condition of conditions)
    expectFilterable(condition, filterable, eventual && query.count === 'true');
  const found = sorted(all, query.orderby)
    .filter((entry) => conditions.every((condition) => holds(entry, condition)))
    .filter((entry) => query.search === undefined || matches(entry, query.search));
  const offset = query.skiptoken ? unsealed(query.skiptoken, SkipToken).offset : 0;
  const end = offset + (query.top ?? PAGE);
  const next = new URL(request.originalUrl, origin());
  next.searchParams.set('$skiptoken', sealed({ offset: end }));
  return {
    // Without the header `$count` is passed over in silence {docs aad-advanced-queries}.
    ...(eventual && query.count === 'true' && { '@odata.count': found.length }),
    ...(end < found.length && { '@odata.nextLink': next.toString() }),
    value: found.slice(offset, end).map((entry) => selected(entry, query.select)),
  };
};

/** Whether the caller puts up with an answer from an index that lags. */
export const isEventual = ({ headers }: FastifyRequest): boolean =>
  String(headers.consistencylevel).toLowerCase() === 'eventual';

const unsupported = (message: string) => new Refused(400, 'Request_UnsupportedQuery', message);

const expectSupported = ({ search, filter, orderby, top = 1, count }: Query, eventual: boolean): void => {
  if (top > PAGE_LIMIT)
    throw unsupported(
      `Invalid page size specified: '${top}'. Must be between 1 and ${PAGE_LIMIT} inclusive.`,
    );
  if (search !== undefined && !eventual)
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  if (filter && orderby && !(eventual && count === 'true'))
    throw unsupported('Sorting not supported for current query.');
};

const expectFilterable = (
  { path, operator, value }: Condition,
  filterable: readonly string[],
  advanced: boolean,
): void => {
  const served = ['eq', 'startswith', ...(advanced ? ['ne'] : [])];
  if (!filterable.includes(path) || typeof value !== 'string' || !served.includes(operator))
    throw unsupported(`Unsupported or invalid query filter clause specified for property '${path}'.`);
};

const textOf = (entry: Entry, name: string): string => String(entry[name] ?? '').toLowerCase();

const holds = (entry: Entry, { path, operator, value }: Condition): boolean => {
  const held = textOf(entry, path);
  const wanted = String(value).toLowerCase();
  if (operator === 'startswith') return held.startsWith(wanted);
  return (held === wanted) === (operator === 'eq');
};

const clause = /^"(\w+):(.*)"$/s;

/** `$search="displayName:utv" OR "mail:utv"`: of names any word may begin so, of the rest the whole {docs search-query-parameter}. */
const matches = (entry: Entry, search: string): boolean =>
  search.split(/ OR /).some((either) =>
    either.split(/ AND /).every((one) => {
      const [, name, value] = clause.exec(one.trim()) ?? [];
      if (name === undefined || value === undefined)
        throw new Refused(400, 'Request_BadRequest', `Unrecognized query argument specified: '${one}'.`);
      if (name !== 'displayName') return textOf(entry, name).startsWith(value.toLowerCase());
      const words = textOf(entry, name).split(/\s+/);
      return value
        .toLowerCase()
        .split(/\s+/)
        .every((part) => words.some((word) => word.startsWith(part)));
    }),
  );

const sortable = ['displayName', 'userPrincipalName'];

const sorted = (all: readonly Entry[], orderby: string | undefined): readonly Entry[] => {
  if (orderby === undefined) return all;
  const [name = '', direction = 'asc'] = orderby.trim().split(/\s+/);
  if (!sortable.includes(name)) throw unsupported('Sorting not supported for current query.');
  const sign = direction === 'desc' ? -1 : 1;
  return [...all].sort((one, other) => sign * textOf(one, name).localeCompare(textOf(other, name), 'nb'));
};
