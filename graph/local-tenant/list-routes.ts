import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ColumnDefinition } from './columns.ts';
import type { Tx } from './database.ts';
import { parseFilter } from './filter.ts';
import { addColumn, changeColumn, findColumn, removeColumn } from './list-columns.ts';
import { listResource } from './list-resource.ts';
import { createList, removeList, renameList } from './list-writes.ts';
import { allLists, columnsOf, findList, type ListRow } from './lists.ts';
import { expectOnly, parseQuery, type Query, selected } from './query.ts';
import { recalculate } from './recalculate.ts';
import { invalidRequest } from './refused.ts';
import { expectSite } from './site-routes.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({ list: z.string(), column: z.string().default('') });

const base = '/v1.0/sites/:site/lists';

/**
 * A list's columns as they come together: hidden ones only when `hidden` is selected, and without the members that
 * are left out there {G-column}.
 */
const shownColumns = (list: ListRow, select?: readonly string[]) =>
  columnsOf(list)
    .filter(({ hidden }) => !hidden || select?.includes('hidden'))
    .map(({ validation: _, hyperlinkOrPicture: __, ...column }) => selected(column, select));

const shown = (tenant: Tenant, list: ListRow, query: Query) =>
  selected(
    {
      ...listResource(list, tenant),
      ...(query.expand.includes('columns') && { columns: shownColumns(list) }),
    },
    query.select,
  );

/** Lists are filtered by their title and nothing else {docs-contrib issue 757}. */
const titleIn = (filter: string): string => {
  const [condition, ...others] = parseFilter(filter);
  const { path, operator, value } = condition ?? {};
  if (others.length > 0 || path !== 'displayName' || operator !== 'eq' || typeof value !== 'string')
    throw invalidRequest('The provided filter statement is not supported');
  return value.toLowerCase();
};

export const listRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { db } = tenant;

  app.get(base, async (request) => {
    expectSite(request.params, tenant);
    const query = parseQuery(request.query);
    expectOnly(query, ['select', 'filter'], ['columns']);
    const title = query.filter === undefined ? undefined : titleIn(query.filter);
    return db.transaction().execute(async (tx) => {
      const all = (await allLists(tx)).filter(
        (list) => title === undefined || list.display_name.toLowerCase() === title,
      );
      // Hidden lists come only when `system` is asked for {G-lists}.
      const lists = all.filter(({ hidden }) => !hidden || query.select?.includes('system'));
      return { value: lists.map((list) => shown(tenant, list, query)) };
    });
  });

  app.post(base, async (request, reply) => {
    expectSite(request.params, tenant);
    const list = await createList(tenant, request.body, request.caller);
    return reply.code(201).send(listResource(list, tenant));
  });

  app.get(`${base}/:list`, async (request) => {
    expectSite(request.params, tenant);
    const query = parseQuery(request.query);
    expectOnly(query, ['select'], ['columns']);
    return db
      .transaction()
      .execute(async (tx) => shown(tenant, await findList(tx, Params.parse(request.params).list), query));
  });

  app.delete(`${base}/:list`, async (request, reply) => {
    expectSite(request.params, tenant);
    const { list } = Params.parse(request.params);
    await db.transaction().execute(async (tx) => removeList(tx, await findList(tx, list)));
    return reply.code(204).send();
  });

  app.patch(`${base}/:list`, async (request) => {
    expectSite(request.params, tenant);
    const { list } = Params.parse(request.params);
    return db
      .transaction()
      .execute(async (tx) =>
        listResource(await renameList(tx, tenant, await findList(tx, list), request.body), tenant),
      );
  });
};

export const columnRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  /** Runs `work` on the list named in the address, all or nothing. */
  const within = <T>(params: unknown, work: (tx: Tx, list: ListRow, column: string) => Promise<T>) => {
    expectSite(params, tenant);
    const { list, column } = Params.parse(params);
    return tenant.db.transaction().execute(async (tx) => work(tx, await findList(tx, list), column));
  };
  const columns = `${base}/:list/columns`;

  app.get(columns, ({ params, query }) => {
    const asked = parseQuery(query);
    expectOnly(asked, ['select']);
    return within(params, async (_, list) => ({ value: shownColumns(list, asked.select) }));
  });

  /** The column as it now is, with every row's value worked out where it is calculated. */
  const settledColumn = async (tx: Tx, list: ListRow, column: ColumnDefinition) => {
    if (column.calculated) await recalculate(tx, tenant, list.id);
    return column;
  };

  app.post(columns, async ({ params, body }, reply) =>
    reply
      .code(201)
      .send(
        await within(params, async (tx, list) => settledColumn(tx, list, await addColumn(tx, list, body))),
      ),
  );

  app.get(`${columns}/:column`, ({ params }) => within(params, findColumn));

  app.patch(`${columns}/:column`, ({ params, body }) =>
    within(params, async (tx, list, column) =>
      settledColumn(tx, list, await changeColumn(tx, list, column, body)),
    ),
  );

  app.delete(`${columns}/:column`, async ({ params }, reply) => {
    await within(params, removeColumn);
    return reply.code(204).send();
  });
};
