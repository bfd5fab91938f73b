import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';
import { SHAREPOINT, type Tokens } from './tokens.ts';

const Whom = z.object({ user: z.string(), for: z.enum(['api', 'graph']).default('api') });

/**
 * What is the local tenant's own, beside Graph, for demonstrations and tests. `GET /local/token?user=` gives a
 * person's token for our API, with `&for=graph` one for Graph, to edit a list as that person would in SharePoint.
 */
export const localRoutes = (app: FastifyInstance, tenant: Tenant, tokens: Tokens): void => {
  app.get('/local/token', async ({ query }, reply) => {
    const asked = Whom.safeParse(query);
    if (!asked.success) throw new Refused(400, 'BadRequest', 'Say whose token: ?user=<userPrincipalName>');
    const user = tenant.directory.users.find(
      ({ id, userPrincipalName }) => userPrincipalName === asked.data.user || id === asked.data.user,
    );
    if (!user) throw new Refused(404, 'Request_ResourceNotFound');
    reply.header('cache-control', 'no-store');
    const token =
      asked.data.for === 'api'
        ? await tokens.forApi(user)
        : await tokens.forGraph(user, 'Sites.ReadWrite.All User.Read.All', SHAREPOINT);
    return { token };
  });
};
