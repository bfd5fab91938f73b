import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type AccessLevel, highest, levelOnAllFiles, levelOnAllSites, reaches } from './access-levels.ts';
import { isLibrary } from './drive/library.ts';
import { placeOnDrive } from './drive/place.ts';
import { grantedLevels } from './grants.ts';
import { findList, type ListRow } from './lists.ts';
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

const Params = z.object({
  list: z.string().optional(),
  item: z.string().optional(),
  drive: z.string().optional(),
});

/** The list and the item of it that is asked for, by whichever way {G-selected}. */
const askedFor = async (tenant: Tenant, params: unknown): Promise<{ list?: ListRow; item?: string }> => {
  const { list, item, drive } = Params.parse(params);
  if (drive !== undefined) return placeOnDrive(tenant, drive, item);
  if (list === undefined) return {};
  return { list: await findList(tenant.db, list), ...(item !== undefined && { item }) };
};

/** What was granted to the app on the site, and on the list and the item asked for {G-selected}. */
const selectedLevel = async (tenant: Tenant, { access, params, template }: Asking): Promise<AccessLevel> => {
  const { appId, permissions } = access;
  const { list, item } = await askedFor(tenant, params);
  const places = ['', ...(list ? [list.id, ...(item === undefined ? [] : [`${list.id}/${item}`])] : [])];
  // Files are items too, but not every item is a file {G-selected}.
  const ofFile = list && isLibrary(list) ? ['Files.SelectedOperations.Selected'] : [];
  const scopes = [
    ['Sites.Selected'],
    ['Lists.SelectedOperations.Selected'],
    ['ListItems.SelectedOperations.Selected', ...ofFile],
  ];
  // Granting on something is for who has the whole of what it is in {G-selected}.
  const depth = template.includes('/permissions') ? places.length - 1 : places.length;
  const levels = await grantedLevels(tenant.db, places, appId);
  return highest(
    levels
      .slice(0, depth)
      .filter((_, index) => (scopes[index] ?? []).some((scope) => permissions.has(scope))),
  );
};

/** People of the site are its owners, who may do all, its visitors, who may read, and its members. */
const levelOfPerson = ({ directory }: Tenant, id: string): AccessLevel => {
  if (directory.site.owners.includes(id)) return 'fullcontrol';
  return directory.site.visitors.includes(id) ? 'read' : 'manage';
};
