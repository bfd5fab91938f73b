import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { itemNotFound } from './refused.ts';
import { siteIdOf, siteUrlOf, type Tenant } from './tenant.ts';

const Params = z.object({ site: z.string() });

/** Refuses any site but the tenant's one. */
export const expectSite = (params: unknown, { directory }: Tenant): void => {
  if (Params.parse(params).site !== siteIdOf(directory))
    throw itemNotFound('Requested site could not be found');
};

const byPath = /^\/v1\.0\/sites\/([^/:]+):([^:?]*)(?::(?=\/)|(?=\?|$))/;

/** An address by path, `/sites/{host}:/sites/{name}:/lists`, is another name for the address by id {G-site}. */
export const addressById = (url: string, tenant: Pick<Tenant, 'directory'>): string => {
  const { hostname, path } = tenant.directory.site;
  const spellings = [path, encodeURI(path), encodeURIComponent(path)].flatMap((one) => [one, `${one}/`]);
  return url.replace(byPath, (_, host: string, named: string) =>
    host === hostname && spellings.includes(named)
      ? `/v1.0/sites/${siteIdOf(tenant.directory)}`
      : '/v1.0/sites/unknown',
  );
};

export const siteRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  app.get('/v1.0/sites/:site', async ({ params }) => {
    expectSite(params, tenant);
    const { directory, db } = tenant;
    const name = directory.site.path.split('/').at(-1);
    // The site was made with its first list, and changed last with the one changed last.
    const { made, changed } = await db
      .selectFrom('lists')
      .select(({ fn }) => [
        fn.min<string>('created_at').as('made'),
        fn.max<string>('modified_at').as('changed'),
      ])
      .executeTakeFirstOrThrow();
    return {
      '@odata.context': `${tenant.origin()}/v1.0/$metadata#sites/$entity`,
      createdDateTime: made,
      id: siteIdOf(directory),
      lastModifiedDateTime: changed,
      name,
      displayName: name,
      webUrl: siteUrlOf(directory),
      root: {},
      siteCollection: { hostname: directory.site.hostname },
    };
  });
};
