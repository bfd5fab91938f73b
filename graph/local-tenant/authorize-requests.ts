import type { FastifyInstance } from 'fastify';
import { expectPermission } from './directory-access.ts';
import { expectSiteAccess } from './site-access.ts';
import type { Tenant } from './tenant.ts';
import { SHAREPOINT } from './tokens.ts';

/** Lets nobody ask Graph for more than their token and their grants allow. */
export const authorizeRequests = (app: FastifyInstance, tenant: Tenant): void => {
  app.addHook('onRequest', async ({ method, routeOptions, access, caller, params }) => {
    const template = routeOptions.url ?? '';
    if (/^\/v1\.0\/(sites|drives)\//.test(template))
      await expectSiteAccess(tenant, { method, template, access, caller, params });
    else if (access.appId !== SHAREPOINT) {
      const { permissions } = access;
      expectPermission({ method, template, permissions, alone: caller.kind === 'application' });
    }
  });
};
