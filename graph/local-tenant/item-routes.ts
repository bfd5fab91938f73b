import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from './database.ts';
import { deltaPage } from './delta.ts';
import { NON_INDEXED, queryItems } from './item-query.ts';
import { expandedFields, itemResource, readContext, subjectContext } from './item-resource.ts';
import { deleteItem, updateItem } from './item-writes.ts';
import { createItem, findItem } from './items.ts';
import { findList, type ListRow } from './lists.ts';
import { anew, expectOnly, parseQuery, selected } from './query.ts';
import { readFields } from './read-fields.ts';
import { invalidRequest } from './refused.ts';
import { expectSite } from './site-routes.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({ list: z.string(), item: z.string().default('') });
const Fields = z.record(z.string(), z.json());
const FieldsBody = z
  .looseObject({ fields: Fields.default({}) })
  .refine((body) => Object.keys(body).every((name) => /^(fields|contentType|@.*)$/.test(name)));

const base = '/v1.0/sites/:site/lists/:list/items';

const parseBody = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw invalidRequest('Invalid request');
  return parsed.data;
};

/** The address asked for with other query options; what the client sent besides is kept {G-paging}. */
const linkTo = (
  tenant: Tenant,
  request: FastifyRequest,
  options: Record<string, string>,
  keep: boolean,
): string => {
  const url = new URL(request.originalUrl, tenant.origin());
  if (!keep) url.search = '';
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, value);
  return url.toString();
};

export const itemRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const within = <T>(request: FastifyRequest, work: (tx: Tx, list: ListRow, item: string) => Promise<T>) => {
    expectSite(request.params, tenant);
    const { list, item } = Params.parse(request.params);
    return tenant.db.transaction().execute(async (tx) => work(tx, await findList(tx, list), item));
  };

  app.get(base, (request) =>
    within(request, async (tx, list) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select', 'filter', 'orderby', 'top', 'skiptoken'], ['fields']);
      const nonIndexed = String(request.headers.prefer ?? '').includes(NON_INDEXED);
      const page = tenant.tricks.take('empty')
        ? { rows: [], skiptoken: anew(query.skiptoken) }
        : await queryItems(tx, list, { query, context: subjectContext(tenant, list), nonIndexed });
      const context = await readContext(tx, tenant, list, page.rows, {
        select: query.fieldSelect,
        among: true,
      });
      const next = page.skiptoken && linkTo(tenant, request, { $skiptoken: page.skiptoken }, true);
      return {
        ...(next && { '@odata.nextLink': next }),
        value: page.rows.map((row) =>
          selected(itemResource(row, list, tenant, expandedFields(row, query, context)), query.select),
        ),
      };
    }),
  );

  const delta = (request: FastifyRequest) =>
    within(request, async (tx, list) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select', 'top', 'token'], ['fields']);
      const page = await deltaPage(tx, tenant, list, query, linkTo(tenant, request, {}, false));
      const there = page.changes.flatMap((change) => (change.kind === 'there' ? [change.row] : []));
      const { fieldSelect: select } = page.query;
      const context = await readContext(tx, tenant, list, there, { select, among: true });
      const value = page.changes.map((change) =>
        change.kind === 'deleted'
          ? { id: `${change.id}`, deleted: { state: 'deleted' } }
          : selected(
              itemResource(change.row, list, tenant, expandedFields(change.row, page.query, context)),
              page.query.select,
            ),
      );
      const link = linkTo(tenant, request, { token: page.token }, false);
      return { [page.more ? '@odata.nextLink' : '@odata.deltaLink']: link, value };
    });
  app.get(`${base}/delta`, delta);
  app.get(`${base}/delta()`, delta);

  app.post(base, (request, reply) =>
    within(request, async (tx, list) => {
      const { fields } = parseBody(FieldsBody, request.body);
      const row = await createItem(tx, tenant, list, fields, request.caller);
      const context = await readContext(tx, tenant, list, [row]);
      reply.code(201);
      return itemResource(row, list, tenant, readFields(row, context));
    }),
  );

  app.get(`${base}/:item`, (request) =>
    within(request, async (tx, list, item) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select'], ['fields']);
      const row = await findItem(tx, list, item);
      const context = await readContext(tx, tenant, list, [row], { select: query.fieldSelect });
      return selected(itemResource(row, list, tenant, expandedFields(row, query, context)), query.select);
    }),
  );

  app.get(`${base}/:item/fields`, (request) =>
    within(request, async (tx, list, item) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select']);
      const row = await findItem(tx, list, item);
      return readFields(row, await readContext(tx, tenant, list, [row], { select: query.select }));
    }),
  );

  const update = (request: FastifyRequest, body: z.infer<typeof Fields>) =>
    within(request, async (tx, list, id) => {
      const { arrived, caller: by } = request;
      const asked = { id, body, ifMatch: request.headers['if-match'], by, arrived };
      const row = await updateItem(tx, tenant, list, asked);
      const context = await readContext(tx, tenant, list, [row]);
      return { row: itemResource(row, list, tenant, undefined), fields: readFields(row, context) };
    });

  app.patch(
    `${base}/:item/fields`,
    async (request) => (await update(request, parseBody(Fields, request.body))).fields,
  );

  app.patch(`${base}/:item`, async (request) => {
    const { row, fields } = await update(request, parseBody(FieldsBody, request.body).fields);
    return { ...row, fields };
  });

  app.delete(`${base}/:item`, (request, reply) =>
    within(request, async (tx, list, id) => {
      await deleteItem(tx, tenant, list, { id, ifMatch: request.headers['if-match'] });
      reply.code(204);
    }),
  );
};
