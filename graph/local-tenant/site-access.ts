import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AccessLevel, highest, levelOnAllFiles, levelOnAllSites, reaches } from './access-levels.ts';
import { grantedLevel, placeIn } from './grants.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';
import { SHAREPOINT } from './tokens.ts';

type Asking = Pick<FastifyRequest, 'method' | 'access' | 'caller' | 'params'> & { template: string };

const ofList = '/v1.0/sites/:site/lists/:list';

/** How far access must go for what is asked {G-listcreate}{G-selected}{PERM}. */
const neededFor = ({ method, template }: Asking): AccessLevel => {
  if (template.includes('/permissions')) return 'fullcontrol';
  if (method === 'GET') return 'read';
  const ofColumns = template.startsWith(`${ofList}/columns`);
  return template === ofList || ofColumns || template === '/v1.0/sites/:site/lists' ? 'manage' : 'write';
};

/** Refuses whoever has no access to the site, or not enough of it. */
export const expectSiteAccess = async (tenant: Tenant, asking: Asking): Promise<void> => {
  const { access, caller } = asking;
  if (access.appId !== SHAREPOINT && access.permissions.size === 0)
    throw new Refused(403, 'AccessDenied', 'Either scp or roles claim need to be present in the token.');
  const needed = neededFor(asking);
  const mayApp = access.appId === SHAREPOINT || (await appMay(tenant, asking, needed));
  // What an app may do for a person is what both may do {G-selected}.
  const mayPerson = caller.kind === 'application' || reaches(levelOfPerson(tenant, caller.id), needed);
  if (!mayApp || !mayPerson) throw new Refused(403, 'accessDenied', 'Access denied');
};

const appMay = async (tenant: Tenant, asking: Asking, needed: AccessLevel): Promise<boolean> => {
  const { access, caller, method, template } = asking;
  const all = levelOnAllSites(access.permissions);
  if (reaches(all, needed)) return true;
  // Granting on a site is for those with all sites; being granted the whole of one is not enough {G-selected}.
  if (template.startsWith('/v1.0/sites/:site/permissions')) return false;
  // An app alone may make lists with less than it takes to change them {PERM}.
  const makesList = method === 'POST' && template === '/v1.0/sites/:site/lists';
  if (makesList && caller.kind === 'application' && reaches(all, 'write')) return true;
  const ofFiles = /\/drives?\b/.test(template) ? levelOnAllFiles(access.permissions) : 'none';
  return reaches(highest([ofFiles, await selectedLevel(tenant, asking)]), needed);
};

const Place = z.object({ list: z.string().optional(), item: z.string().optional() });

/** What was granted to the app on the site, and on the list and the item asked for {G-selected}. */
const selectedLevel = async ({ db }: Tenant, { access, params, template }: Asking): Promise<AccessLevel> => {
  const { appId, permissions } = access;
  const granted = async (scope: string, ...place: string[]) =>
    permissions.has(scope) ? grantedLevel(db, await placeIn(db, ...place), appId) : 'none';
  const { list, item } = Place.parse(params);
  const onSite = await granted('Sites.Selected');
  // A grant on a list or an item lets nobody grant on it.
  if (list === undefined || template.includes('/permissions')) return onSite;
  const onList = await granted('Lists.SelectedOperations.Selected', list);
  const onItem =
    item === undefined ? 'none' : await granted('ListItems.SelectedOperations.Selected', list, item);
  return highest([onSite, onList, onItem]);
};

/** People of the site are its owners, who may do all, its visitors, who may read, and its members. */
const levelOfPerson = ({ directory }: Tenant, id: string): AccessLevel => {
  if (directory.site.owners.includes(id)) return 'fullcontrol';
  return directory.site.visitors.includes(id) ? 'read' : 'manage';
};
