import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type LocalDirectory, type UserResource, userResource } from './directory.ts';
import { directoryPage, isEventual } from './directory-query.ts';
import { expectOnly, parseQuery, selected } from './query.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

const filterable = ['id', 'displayName', 'mail', 'userPrincipalName'] as const;
const Params = z.object({ user: z.string() });

/** The user with this id or user principal name {G-users}. */
export const findUser = ({ users }: Pick<LocalDirectory, 'users'>, named: string): UserResource => {
  const wanted = named.toLowerCase();
  const user = users.find(({ id, userPrincipalName }) =>
    [id.toLowerCase(), userPrincipalName.toLowerCase()].includes(wanted),
  );
  if (user) return userResource(user);
  throw new Refused(404, 'Request_ResourceNotFound', `Resource '${named}' does not exist in the directory.`);
};

export const userRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { directory } = tenant;
  const users = directory.users.map(userResource);

  app.get('/v1.0/users', async (request) => directoryPage(request, tenant, users, filterable));

  app.get('/v1.0/users/$count', async (request, reply) => {
    if (!isEventual(request))
      throw new Refused(400, 'Request_BadRequest', '$count is not currently supported.');
    return reply.type('text/plain').send(`${users.length}`);
  });

  app.get('/v1.0/users/:user', async (request) => {
    const query = parseQuery(request.query);
    expectOnly(query, ['select']);
    return selected(findUser(directory, Params.parse(request.params).user), query.select);
  });
};
