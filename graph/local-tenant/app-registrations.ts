import { z } from 'zod';

/** An app the tenant knows, and what an administrator has given it. */
export const AppRegistration = z.object({
  clientId: z.guid(),
  displayName: z.string().min(1),
  clientSecret: z.string().min(1),
  /** For itself: the `roles` of its own tokens. */
  application: z.array(z.string()).default([]),
  /** On people's behalf: what `scp` of theirs may hold. */
  delegated: z.array(z.string()).default([]),
});
export type AppRegistration = z.infer<typeof AppRegistration>;

/** What the README asks an administrator to give Taktfast; a directory may say otherwise. */
export const documentedPermissions = {
  application: [
    'Sites.ReadWrite.All',
    'Sites.Manage.All',
    'User.Read.All',
    'GroupMember.Read.All',
    'Tasks.ReadWrite.All',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
  ],
  delegated: ['User.Read', 'User.ReadBasic.All', 'Sites.ReadWrite.All', 'Sites.Selected', 'Tasks.ReadWrite'],
};

type Registered = Pick<AppRegistration, 'clientId' | 'clientSecret' | 'application' | 'delegated'> & {
  apps: readonly AppRegistration[];
};

/** Taktfast itself. */
export const ownRegistration = ({
  clientId,
  clientSecret,
  application,
  delegated,
}: Registered): AppRegistration => ({
  clientId,
  displayName: 'Taktfast',
  clientSecret,
  application,
  delegated,
});

export const findRegistration = (directory: Registered, clientId: string): AppRegistration | undefined =>
  [ownRegistration(directory), ...directory.apps].find((app) => app.clientId === clientId);
