import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { expandedFields, readContext } from './item-resource.ts';
import { allVersions } from './item-versions.ts';
import { restoreItem } from './item-writes.ts';
import { findItem } from './items.ts';
import { identitySet } from './list-resource.ts';
import { findList } from './lists.ts';
import { expectOnly, parseQuery } from './query.ts';
import { itemNotFound } from './refused.ts';
import { expectSite } from './site-routes.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({ list: z.string(), item: z.string(), version: z.string().optional() });

const base = '/v1.0/sites/:site/lists/:list/items/:item/versions';

/** An item's versions, newest first, and the way back to one {G-versions}. */
export const versionRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const read = (params: unknown, search: unknown) => {
    expectSite(params, tenant);
    const { list: named, item } = Params.parse(params);
    const query = parseQuery(search);
    expectOnly(query, [], ['fields']);
    return tenant.db.transaction().execute(async (tx) => {
      const list = await findList(tx, named);
      const row = await findItem(tx, list, item);
      const versions = (await allVersions(tx, list, row)).map((version) => ({ ...row, ...version }));
      const context = await readContext(tx, tenant, list, versions, { select: query.fieldSelect });
      return versions.map((version) => {
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

  app.post(`${base}/:version/restoreVersion`, async ({ params, caller }, reply) => {
    expectSite(params, tenant);
    const { list, item, version = '' } = Params.parse(params);
    const asked = { id: item, version: numberOf(version), by: caller };
    await tenant.db
      .transaction()
      .execute(async (tx) => restoreItem(tx, tenant, await findList(tx, list), asked));
    return reply.code(204).send();
  });
};

const numberOf = (version: string): number => {
  const major = /^(\d{1,9})\.0$/.exec(version)?.[1];
  if (major === undefined) throw itemNotFound();
  return Number(major);
};
