import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type DirectoryGroup,
  everyMember,
  groupResource,
  type LocalDirectory,
  userResource,
} from './directory.ts';
import { directoryPage, isEventual } from './directory-query.ts';
import { expectOnly, parseQuery, selected } from './query.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

const filterable = ['id', 'displayName', 'mailNickname'] as const;
const Params = z.object({ group: z.string() });

/** The group with this id {G-group}. */
export const findGroup = ({ groups }: Pick<LocalDirectory, 'groups'>, id: string): DirectoryGroup => {
  const group = groups.find((one) => one.id === id.toLowerCase());
  if (group) return group;
  throw new Refused(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
};

/** Members are people and groups, and each says which it is {G-group-members}. */
const memberResources = ({ users, groups }: Pick<LocalDirectory, 'users' | 'groups'>) => [
  ...users.map((user) => ({ '@odata.type': '#microsoft.graph.user', ...userResource(user) })),
  ...groups.map((group) => ({ '@odata.type': '#microsoft.graph.group', ...groupResource(group) })),
];

export const groupRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { directory } = tenant;
  const groupOf = ({ params }: FastifyRequest) => findGroup(directory, Params.parse(params).group);
  const direct = ({ members }: DirectoryGroup) => ({
    users: directory.users.filter(({ id }) => members.includes(id)),
    groups: directory.groups.filter(({ id }) => members.includes(id)),
  });

  app.get('/v1.0/groups', async (request) =>
    directoryPage(request, tenant, directory.groups.map(groupResource), filterable),
  );

  app.get('/v1.0/groups/:group', async (request) => {
    const query = parseQuery(request.query);
    expectOnly(query, ['select']);
    return selected(groupResource(groupOf(request)), query.select);
  });

  for (const [path, membersOf] of [
    ['members', direct],
    ['transitiveMembers', (group: DirectoryGroup) => everyMember(directory, group)],
  ] as const) {
    app.get(`/v1.0/groups/:group/${path}`, async (request) =>
      directoryPage(request, tenant, memberResources(membersOf(groupOf(request))), []),
    );
    app.get(`/v1.0/groups/:group/${path}/microsoft.graph.user`, async (request) => {
      // Only people, which is a cast, and casts are advanced queries {docs aad-advanced-queries}.
      if (!isEventual(request) || parseQuery(request.query).count !== 'true')
        throw new Refused(400, 'Request_UnsupportedQuery');
      const { users } = membersOf(groupOf(request));
      return directoryPage(request, tenant, users.map(userResource), [
        'displayName',
        'mail',
        'userPrincipalName',
      ]);
    });
  }
};
