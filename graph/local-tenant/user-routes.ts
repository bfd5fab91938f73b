import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type UserResource, userResource } from './directory.ts';
import { type Condition, parseFilter } from './filter.ts';
import { expectOnly, parseQuery, sealed, selected, unsealed } from './query.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

/** Users of a page when nothing is said, and the most there may be {G-users}. */
const PAGE = 100;
const PAGE_LIMIT = 999;

const filterable = ['id', 'displayName', 'mail', 'userPrincipalName'] as const;
const Params = z.object({ user: z.string() });
const SkipToken = z.object({ offset: z.number().int() });

const holds = (user: UserResource, { path, operator, value }: Condition): boolean => {
  const property = filterable.find((name) => name === path);
  if (!property || typeof value !== 'string' || (operator !== 'eq' && operator !== 'startswith'))
    throw new Refused(400, 'BadRequest', `Unsupported filter on '${path}'`);
  const held = user[property].toLowerCase();
  return operator === 'eq' ? held === value.toLowerCase() : held.startsWith(value.toLowerCase());
};

export const userRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const users = tenant.directory.users.map(userResource);

  app.get('/v1.0/users', (request) => {
    const query = parseQuery(request.query);
    expectOnly(query, ['select', 'filter', 'top', 'skiptoken']);
    const conditions = query.filter ? parseFilter(query.filter) : [];
    const found = users.filter((user) => conditions.every((condition) => holds(user, condition)));
    const offset = query.skiptoken ? unsealed(query.skiptoken, SkipToken).offset : 0;
    const end = offset + Math.min(query.top ?? PAGE, PAGE_LIMIT);
    const next = new URL(request.originalUrl, tenant.origin());
    next.searchParams.set('$skiptoken', sealed({ offset: end }));
    return Promise.resolve({
      ...(end < found.length && { '@odata.nextLink': next.toString() }),
      value: found.slice(offset, end).map((user) => selected(user, query.select)),
    });
  });

  app.get('/v1.0/users/:user', (request) => {
    const wanted = Params.parse(request.params).user.toLowerCase();
    const query = parseQuery(request.query);
    expectOnly(query, ['select']);
    const user = users.find(({ id, userPrincipalName }) =>
      [id.toLowerCase(), userPrincipalName.toLowerCase()].includes(wanted),
    );
    if (!user)
      throw new Refused(
        404,
        'Request_ResourceNotFound',
        `Resource '${wanted}' does not exist in the directory.`,
      );
    return Promise.resolve(selected(user, query.select));
  });
};
