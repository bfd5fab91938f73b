import { z } from 'zod';

const DirectoryUser = z.object({
  id: z.guid(),
  displayName: z.string().min(1),
  userPrincipalName: z.email(),
  mail: z.email().optional(),
});
export type DirectoryUser = z.infer<typeof DirectoryUser>;

/** Who and what the local tenant holds: one tenant, one registered app, one site, and its people. */
export const LocalDirectory = z.object({
  tenantId: z.guid(),
  clientId: z.guid(),
  clientSecret: z.string().min(1),
  site: z.object({
    hostname: z.string().min(1),
    path: z.string().regex(/^\/sites\/[^/:]+$/),
  }),
  users: z.array(DirectoryUser).min(1),
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
