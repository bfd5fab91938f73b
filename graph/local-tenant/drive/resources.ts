import type { Tx } from '../database.ts';
import { identitySet } from '../list-resource.ts';
import type { ListRow } from '../lists.ts';
import { Refused } from '../refused.ts';
import { siteIdOf, siteUrlOf, type Tenant } from '../tenant.ts';
import { childrenOf, type Entry, entryOf, folderNames, isRoot } from './entries.ts';
import { driveIdOf } from './library.ts';
import { typeOf } from './names.ts';

const TERABYTE = 1024 ** 4;

/** A drive as Graph shows it {docs drive}. */
export const driveResource = (library: ListRow, tenant: Tenant) => ({
  createdDateTime: library.created_at,
  description: library.description,
  id: driveIdOf(library, tenant),
  lastModifiedDateTime: library.modified_at,
  name: library.display_name,
  webUrl: encodeURI(`${siteUrlOf(tenant.directory)}/${library.name}`),
  driveType: 'documentLibrary',
  createdBy: identitySet(library.created_by),
  owner: identitySet(library.created_by),
  quota: { deleted: 0, remaining: TERABYTE, state: 'normal', total: TERABYTE, used: 0 },
});

/** The eTag of the whole; in the forms of SharePoint's drives (from memory). */
export const eTagOf = ({ guid, version }: Pick<Entry, 'guid' | 'version'>): string =>
  `"{${guid.toUpperCase()}},${version}"`;

/** The eTag of what a file holds; metadata does not change it {docs driveitem}. */
export const cTagOf = ({ guid, contentVersion }: Pick<Entry, 'guid' | 'contentVersion'>): string =>
  `"c:{${guid.toUpperCase()}},${contentVersion}"`;

/** Refuses what was meant for another version, by eTag or cTag {docs driveitem-delete}. */
export const expectTag = (entry: Entry, ifMatch: string | undefined): void => {
  if (ifMatch === undefined || [eTagOf(entry), cTagOf(entry), '*'].includes(ifMatch)) return;
  throw new Refused(412, 'resourceModified', "ETag does not match current item's value", {
    innerCode: 'entityTagDoesNotMatch',
  });
};

/** A file or folder as Graph shows it {docs driveitem}; a folder has no cTag, and only a file a download's address. */
export const entryResource = async (
  tx: Tx,
  tenant: Tenant,
  library: ListRow,
  entry: Entry,
  downloadUrl: string,
): Promise<Record<string, unknown>> => {
  const above = await folderNames(tx, library, entry);
  const way = [...above, ...(isRoot(entry) ? [] : [entry.name])];
  const times = { createdDateTime: entry.created_at, lastModifiedDateTime: entry.modified_at };
  return {
    ...(!entry.isFolder && { '@microsoft.graph.downloadUrl': downloadUrl, cTag: cTagOf(entry) }),
    ...times,
    eTag: eTagOf(entry),
    id: entry.id,
    name: entry.name,
    size: entry.size,
    webUrl: encodeURI([siteUrlOf(tenant.directory), library.name, ...way].join('/')),
    createdBy: identitySet(entry.created_by),
    lastModifiedBy: identitySet(entry.modified_by),
    parentReference: await parentOf(tx, tenant, library, entry, above),
    fileSystemInfo: times,
    ...(isRoot(entry) && { root: {} }),
    ...(entry.isFolder
      ? { folder: { childCount: (await childrenOf(tx, library, entry)).length } }
      : { file: { mimeType: typeOf(entry.name) } }),
  };
};

const parentOf = async (tx: Tx, tenant: Tenant, library: ListRow, entry: Entry, above: readonly string[]) => {
  const driveId = driveIdOf(library, tenant);
  const drive = { driveType: 'documentLibrary', driveId, siteId: siteIdOf(tenant.directory) };
  if (isRoot(entry)) return drive;
  const { id, name } = await entryOf(tx, library, entry.parent);
  return { ...drive, id, name, path: encodeURI([`/drives/${driveId}/root:`, ...above].join('/')) };
};
