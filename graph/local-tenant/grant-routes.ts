import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  findGrant,
  type Grant,
  grantIdOf,
  grantsOn,
  keepGrant,
  listPermission,
  parseGrant,
  parseRole,
  placeIn,
  sitePermission,
  takeBack,
} from './grants.ts';
import { findItem } from './items.ts';
import { findList } from './lists.ts';
import { expectSite } from './site-routes.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({
  list: z.string().optional(),
  item: z.string().optional(),
  permission: z.string().default(''),
});

type Shown = (grant: Grant, options?: { inCollection?: boolean }) => unknown;

/** What apps are granted on the site, its lists and their items, for those whose permissions name no site {G-selected}. */
export const grantRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  permissionRoutes(app, tenant, '/v1.0/sites/:site/permissions', sitePermission);
  const list = '/v1.0/sites/:site/lists/:list';
  permissionRoutes(app, tenant, `${list}/permissions`, listPermission);
  // The pages of listitem-post-permissions and its kin.
  permissionRoutes(app, tenant, `${list}/items/:item/permissions`, listPermission);
};

const permissionRoutes = (app: FastifyInstance, tenant: Tenant, base: string, shown: Shown): void => {
  const { db, directory } = tenant;
  const placeOf = async ({ params }: FastifyRequest) => {
    expectSite(params, tenant);
    const { list, item, permission } = Params.parse(params);
    if (list !== undefined && item !== undefined)
      await db.transaction().execute(async (tx) => findItem(tx, await findList(tx, list), item));
    return { place: await placeIn(db, list, item), permission };
  };

  app.get(base, async (request) => {
    const grants = await grantsOn(db, (await placeOf(request)).place);
    return { value: grants.map((grant) => shown(grant, { inCollection: true })) };
  });

  app.post(base, async (request, reply) => {
    const { place } = await placeOf(request);
    const asked = parseGrant(request.body);
    const id = grantIdOf(asked.app_id, directory.tenantId);
    return reply.code(201).send(shown(await keepGrant(db, place, { ...asked, id })));
  });

  app.get(`${base}/:permission`, async (request) => {
    const { place, permission } = await placeOf(request);
    return shown(await findGrant(db, place, permission));
  });

  app.patch(`${base}/:permission`, async (request) => {
    const { place, permission } = await placeOf(request);
    const { id } = await findGrant(db, place, permission);
    return shown(
      await db
        .updateTable('grants')
        .set({ role: parseRole(request.body) })
        .where('list_id', '=', place)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
  });

  app.delete(`${base}/:permission`, async (request, reply) => {
    const { place, permission } = await placeOf(request);
    await takeBack(db, place, await findGrant(db, place, permission));
    return reply.code(204).send();
  });
};
