import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type AccessLevel, grantRoles, highest, levelOfRole } from './access-levels.ts';
import type { Database } from './database.ts';
import type { GrantTable } from './grant-table.ts';
import { findList } from './lists.ts';
import { invalidRequest, itemNotFound } from './refused.ts';

export type Grant = Selectable<GrantTable>;

const Roles = z.array(z.enum(grantRoles)).min(1);
const Grantee = z.object({ application: z.object({ id: z.guid(), displayName: z.string().optional() }) });
const Grantees = z.union([Grantee, z.array(Grantee).length(1)]).optional();
const Asked = z.object({
  roles: Roles,
  grantedTo: Grantees,
  grantedToV2: Grantees,
  grantedToIdentities: Grantees,
  grantedToIdentitiesV2: Grantees,
});

const parsed = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const read = shape.safeParse(body);
  if (!read.success) throw invalidRequest(z.prettifyError(read.error));
  return read.data;
};

/** The highest of the roles asked for; a higher one holds the others. */
export const parseRole = (body: unknown): string => roleOf(parsed(z.object({ roles: Roles }), body).roles);

const roleOf = (roles: z.infer<typeof Roles>): string => {
  const level = highest(roles.map(levelOfRole));
  return roles.find((role) => levelOfRole(role) === level) ?? level;
};

/** Whom a role is granted to, by any of the spellings the pages have {G-selected}{SPD-rsc}. */
export const parseGrant = (body: unknown): Pick<Grant, 'app_id' | 'app_name' | 'role'> => {
  const asked = parsed(Asked, body);
  const named = [asked.grantedToV2, asked.grantedTo, asked.grantedToIdentitiesV2, asked.grantedToIdentities];
  const [grantee] = named.flatMap((one) => one ?? []);
  if (!grantee) throw invalidRequest('The app that is granted to is missing.');
  const { id, displayName = id } = grantee.application;
  return { app_id: id, app_name: displayName, role: roleOf(asked.roles) };
};

/** The id of a permission names the app and the tenant {SPD-rsc}. */
export const grantIdOf = (appId: string, tenantId: string): string =>
  Buffer.from(`i:0i.t|ms.sp.ext|${appId}@${tenantId}`).toString('base64url');

/** Where a grant holds: the site, one of its lists, or an item of a list. */
export const placeIn = async (db: Database, list?: string, item?: string): Promise<string> => {
  if (list === undefined) return '';
  const found = await findList(db, list);
  return item === undefined ? found.id : `${found.id}/${item}`;
};

export const grantsOn = (db: Database, place: string): Promise<Grant[]> =>
  db.selectFrom('grants').selectAll().where('list_id', '=', place).orderBy('app_name').execute();

export const findGrant = async (db: Database, place: string, id: string): Promise<Grant> => {
  const grant = (await grantsOn(db, place)).find((one) => one.id === id);
  if (!grant) throw itemNotFound();
  return grant;
};

/**
 * How far an app may go in the last of these places, each within the one before, by what it was granted in each. A
 * grant breaks inheritance where it is made {G-selected}: of those above it, only the older reach it, for SharePoint
 * copies what is inherited so far (from memory), and until the last one there is taken back (an assumption).
 */
export const grantedLevels = async (
  db: Database,
  places: readonly string[],
  appId: string,
): Promise<AccessLevel[]> => {
  const grants = await Promise.all(places.map((place) => grantsOn(db, place)));
  return grants.map((here, depth) => {
    const grant = here.find(({ app_id }) => app_id === appId);
    const below = grants.slice(depth + 1).flat();
    if (!grant || below.some(({ made }) => made < grant.made)) return 'none';
    return levelOfRole(z.enum(grantRoles).parse(grant.role));
  });
};

/** Objects of a list, itself among them, that may have permissions of their own {G-selected}{S-limits}. */
const MOST_SCOPES = 50_000;

/** Refuses one scope of permissions too many; status and words are from memory. */
export const expectFewScopes = (count: number): void => {
  if (count > MOST_SCOPES)
    throw invalidRequest('There are too many items with unique permissions in this list');
};

const placesIn = (db: Database, listId: string) =>
  db
    .selectFrom('grants')
    .select('list_id')
    .distinct()
    .where(({ or, eb }) => or([eb('list_id', '=', listId), eb('list_id', 'like', `${listId}/%`)]))
    .execute();

/** Grants a role in a place, or changes the role the app has there. */
export const keepGrant = async (
  db: Database,
  place: string,
  grant: Pick<Grant, 'id' | 'app_id' | 'app_name' | 'role'>,
): Promise<Grant> => {
  const [listId = ''] = place.split('/');
  if (listId !== '') {
    const places = new Set((await placesIn(db, listId)).map(({ list_id }) => list_id));
    expectFewScopes(places.add(place).size);
  }
  return db
    .insertInto('grants')
    .values({ ...grant, list_id: place })
    .onConflict((conflict) => conflict.columns(['list_id', 'app_id']).doUpdateSet(grant))
    .returningAll()
    .executeTakeFirstOrThrow();
};

/** Takes a grant back; on a list it takes those on its items along, whatever was granted there {G-selected}. */
export const takeBack = async (db: Database, place: string, { app_id }: Grant): Promise<void> => {
  const ofList = place !== '' && !place.includes('/');
  await db
    .deleteFrom('grants')
    .where('app_id', '=', app_id)
    .where(({ or, eb }) =>
      or([eb('list_id', '=', place), ...(ofList ? [eb('list_id', 'like', `${place}/%`)] : [])]),
    )
    .execute();
};

const applicationOf = ({ app_id, app_name }: Grant) => ({
  application: { id: app_id, displayName: app_name },
});

/** A permission on the site as Graph shows it; without roles in a collection {docs-contrib issue 113}. */
export const sitePermission = (grant: Grant, options: { inCollection?: boolean } = {}) => ({
  id: grant.id,
  '@deprecated.GrantedToIdentities':
    'GrantedToIdentities has been deprecated. Refer to GrantedToIdentitiesV2',
  ...(options.inCollection ? {} : { roles: [grant.role] }),
  grantedToIdentities: [applicationOf(grant)],
  grantedToIdentitiesV2: [applicationOf(grant)],
});

/** A permission on a list or an item as Graph shows it {G-selected}. */
export const listPermission = (grant: Grant) => ({
  id: grant.id,
  roles: [grant.role],
  grantedTo: applicationOf(grant),
  grantedToV2: applicationOf(grant),
});
