import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ItemRow, Tx } from './database.ts';
import { expandedFields, readContext } from './item-resource.ts';
import { findItem } from './items.ts';
import { identitySet } from './list-resource.ts';
import { findList, type ListRow } from './lists.ts';
import { expectOnly, parseQuery } from './query.ts';
import { itemNotFound } from './refused.ts';
import { expectSite } from './site-routes.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({ list: z.string(), item: z.string(), version: z.string().optional() });

const base = '/v1.0/sites/:site/lists/:list/items/:item/versions';

/** An item's versions, newest first {G-versions}. */
export const versionRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const read = (params: unknown, search: unknown) => {
    expectSite(params, tenant);
    const { list: named, item } = Params.parse(params);
    const query = parseQuery(search);
    expectOnly(query, [], ['fields']);
    return tenant.db.transaction().execute(async (tx) => {
      const list = await findList(tx, named);
      const row = await findItem(tx, list, item);
      const context = readContext(tenant, list, query.fieldSelect);
      return (await versionsOf(tx, list, row)).map((version) => {
        const fields = expandedFields(version, query, context);
        return {
          id: `${version.version}.0`,
          lastModifiedDateTime: version.modified_at,
          lastModifiedBy: identitySet(version.modified_by),
          ...(fields && { fields }),
        };
      });
    });
  };

  app.get(base, async ({ params, query }) => ({ value: await read(params, query) }));
  app.get(`${base}/:version`, async ({ params, query }) => {
    const { version } = Params.parse(params);
    const found = (await read(params, query)).find(({ id }) => id === version);
    if (!found) throw itemNotFound();
    return found;
  });
};

/** The item as it was in each version. */
const versionsOf = async (tx: Tx, list: ListRow, row: ItemRow): Promise<ItemRow[]> => {
  const versions = await tx
    .selectFrom('versions')
    .select(['version', 'fields', 'modified_at', 'modified_by'])
    .where('list_id', '=', list.id)
    .where('item_id', '=', row.id)
    .orderBy('version', 'desc')
    .execute();
  return versions.map((version) => ({ ...row, ...version }));
};
