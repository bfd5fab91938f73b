/** How far access to a site goes; each holds those before it. */
const accessLevels = ['none', 'read', 'write', 'manage', 'fullcontrol'] as const;
export type AccessLevel = (typeof accessLevels)[number];

const rank = (level: AccessLevel): number => accessLevels.indexOf(level);

export const reaches = (level: AccessLevel, needed: AccessLevel): boolean => rank(level) >= rank(needed);

export const highest = (levels: readonly AccessLevel[]): AccessLevel =>
  levels.reduce((most, level) => (reaches(level, most) ? level : most), 'none');

/** What a permission for all sites is worth {SPD-rsc}. */
const ofAllSites: Readonly<Record<string, AccessLevel>> = {
  'Sites.Read.All': 'read',
  'Sites.ReadWrite.All': 'write',
  'Sites.Manage.All': 'manage',
  'Sites.FullControl.All': 'fullcontrol',
};
const ofAllFiles: Readonly<Record<string, AccessLevel>> = {
  'Files.Read.All': 'read',
  'Files.ReadWrite.All': 'write',
};

export const levelOnAllSites = (permissions: ReadonlySet<string>): AccessLevel =>
  highest([...permissions].map((name) => ofAllSites[name] ?? 'none'));

export const levelOnAllFiles = (permissions: ReadonlySet<string>): AccessLevel =>
  highest([...permissions].map((name) => ofAllFiles[name] ?? 'none'));

/** Roles an app can be granted. Two pages name the third differently, so both are taken {G-selected}{SPD-rsc}. */
export const grantRoles = ['read', 'write', 'manage', 'owner', 'fullcontrol'] as const;
type GrantRole = (typeof grantRoles)[number];

export const levelOfRole = (role: GrantRole): AccessLevel => (role === 'owner' ? 'fullcontrol' : role);
