import { createHash } from 'node:crypto';
import type { Tx } from '../database.ts';
import { insertList } from '../list-writes.ts';
import { allLists, findList, type ListRow } from '../lists.ts';
import { itemNotFound } from '../refused.ts';
import { siteIdOf, system, type Tenant } from '../tenant.ts';

export const isLibrary = ({ template }: Pick<ListRow, 'template'>): boolean => template === 'documentLibrary';

/** The library every site begins with. */
const DOCUMENTS = { name: 'Shared Documents', displayName: 'Documents' } as const;

/** Sees to the site's own library. */
export const makeDocuments = async ({ db, clock }: Pick<Tenant, 'db' | 'clock'>): Promise<void> => {
  await db.transaction().execute(async (tx) => {
    if ((await allLists(tx)).some(isOwn)) return;
    const made = { description: '', template: 'documentLibrary', hidden: false, by: system } as const;
    await insertList(tx, clock, { ...DOCUMENTS, ...made, columns: [] });
  });
};

const isOwn = ({ name }: Pick<ListRow, 'name'>): boolean => name === DOCUMENTS.name;

const bytesOf = (guid: string) => Buffer.from(guid.replaceAll('-', ''), 'hex');

/** `b!` and the ids of site, web and list, as drives of SharePoint are called (from memory). */
export const driveIdOf = ({ id }: Pick<ListRow, 'id'>, { directory }: Pick<Tenant, 'directory'>): string => {
  const [, site = '', web = ''] = siteIdOf(directory).split(',');
  return `b!${Buffer.concat([site, web, id].map(bytesOf)).toString('base64url')}`;
};

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = (text: string, count: number): string =>
  [...createHash('sha256').update(text).digest().subarray(0, count)]
    .map((byte) => base32[byte % base32.length])
    .join('');

/** An id such as `01NKDM7HMOJTVYMDOSXFDK2QJDXCDI3WUK`: of the drive, and of what stands in it. */
export const entryIdOf = ({ id }: Pick<ListRow, 'id'>, guid: string): string =>
  `01${letters(id, 6)}${letters(guid, 26)}`;

/** The library that a drive's id, or an address of {@link import('./addresses.ts').driveAddress}, names. */
export const findLibrary = async (tx: Tx, tenant: Tenant, named: string): Promise<ListRow> => {
  const libraries = (await allLists(tx)).filter(isLibrary);
  const own = libraries.find(isOwn);
  if (named === 'site' && own) return own;
  if (named.startsWith('list ')) {
    const list = await findList(tx, named.slice('list '.length));
    if (isLibrary(list)) return list;
    throw itemNotFound('The list is not a document library');
  }
  const library = libraries.find((one) => driveIdOf(one, tenant) === named);
  if (!library) throw itemNotFound('The drive does not exist');
  return library;
};
