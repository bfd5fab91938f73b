import { z } from 'zod';
import { AppRegistration, documentedPermissions } from './app-registrations.ts';

const DirectoryUser = z.object({
  id: z.guid(),
  displayName: z.string().min(1),
  userPrincipalName: z.email(),
  mail: z.email().optional(),
  /** Whether they have been on the site; before that they have no row in its list of people {I-lookup}. */
  visited: z.boolean().default(true),
});
export type DirectoryUser = z.infer<typeof DirectoryUser>;

const DirectoryGroup = z.object({
  id: z.guid(),
  displayName: z.string().min(1),
  mailNickname: z.string().min(1),
  /** A security group may hold groups; a Microsoft 365 group holds people and owns plans {G-group}. */
  kind: z.enum(['microsoft365', 'security']).default('microsoft365'),
  /** Ids of people, and of groups within. */
  members: z.array(z.guid()),
});
export type DirectoryGroup = z.infer<typeof DirectoryGroup>;

/** Who and what the local tenant holds: one tenant, its registered apps, one site, its people and their groups. */
export const LocalDirectory = z.object({
  tenantId: z.guid(),
  clientId: z.guid(),
  clientSecret: z.string().min(1),
  /** What an administrator has given Taktfast, for itself and on people's behalf. */
  application: AppRegistration.shape.application.default(documentedPermissions.application),
  delegated: AppRegistration.shape.delegated.default(documentedPermissions.delegated),
  /** Apps beside Taktfast. */
  apps: z.array(AppRegistration).default([]),
  /** Decides the resource units an app may spend {SPD-throttle}. */
  licences: z.number().int().positive().default(1_000),
  site: z.object({
    hostname: z.string().min(1),
    path: z.string().regex(/^\/sites\/[^/:]+$/),
    /** Ids of those who may do all on it, and of those who may only read; everybody else is a member. */
    owners: z.array(z.guid()).default([]),
    visitors: z.array(z.guid()).default([]),
  }),
  users: z.array(DirectoryUser).min(1),
  groups: z.array(DirectoryGroup).default([]),
});
export type LocalDirectory = z.infer<typeof LocalDirectory>;

/** A user as Graph describes one by default. */
export const userResource = ({ id, displayName, userPrincipalName, mail }: DirectoryUser) => ({
  businessPhones: [],
  displayName,
  givenName: null,
  jobTitle: null,
  mail: mail ?? userPrincipalName,
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  userPrincipalName,
  id,
});
export type UserResource = ReturnType<typeof userResource>;

/** A group as Graph describes one by default {G-group}. */
export const groupResource = ({ id, displayName, mailNickname, kind }: DirectoryGroup) => ({
  id,
  description: null,
  displayName,
  groupTypes: kind === 'microsoft365' ? ['Unified'] : [],
  mail: null,
  mailEnabled: kind === 'microsoft365',
  mailNickname,
  proxyAddresses: [],
  securityEnabled: kind === 'security',
  visibility: kind === 'microsoft365' ? 'Private' : null,
});

/** Everybody and every group within a group, however deep, each once {G-group-members}. */
export const everyMember = (
  { users, groups }: Pick<LocalDirectory, 'users' | 'groups'>,
  group: DirectoryGroup,
): { users: DirectoryUser[]; groups: DirectoryGroup[] } => {
  const reached = new Set<string>();
  const reach = ({ members }: DirectoryGroup): void => {
    for (const id of members.filter((member) => !reached.has(member))) {
      reached.add(id);
      const within = groups.find((one) => one.id === id);
      if (within) reach(within);
    }
  };
  reach(group);
  return {
    users: users.filter(({ id }) => reached.has(id)),
    groups: groups.filter(({ id }) => reached.has(id)),
  };
};
