import { sql } from 'kysely';
import type { Identity, Tx } from '../database.ts';
import { deleteItem, writeVersion } from '../item-writes.ts';
import { findItem, insertItem } from '../items.ts';
import type { ListRow } from '../lists.ts';
import { invalidRequest, Refused } from '../refused.ts';
import type { Tenant } from '../tenant.ts';
import { childrenOf, type Entry, entryOf, folderNames, isRoot, walk } from './entries.ts';
import { entryIdOf } from './library.ts';
import { expectName, freeName } from './names.ts';
import { expectTag } from './resources.ts';

/** What to do when the name is taken {docs driveitem}. */
export type Behaviour = 'fail' | 'replace' | 'rename';
/** Where something is written, and by whom. */
export type Place = { tx: Tx; tenant: Tenant; library: ListRow; by: Identity };

export const nameTaken = () =>
  new Refused(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent');

/** What the library's columns tell of where something stands. */
const nameFields = ({ directory }: Tenant, library: ListRow, way: readonly string[]) => {
  const name = way.at(-1) ?? '';
  const FileRef = [directory.site.path, library.name, ...way].join('/');
  return { FileLeafRef: name, FileRef };
};

type New = { parent: Entry; name: string; content?: Uint8Array };

/** Keeps a new file, or a folder where there is no content; each is an item of the library too. */
const insertEntry = async (
  { tx, tenant, library, by }: Place,
  { parent, name, content }: New,
): Promise<Entry> => {
  if (!parent.isFolder) throw invalidRequest('The parent is not a folder');
  const above = isRoot(parent) ? [] : [...(await folderNames(tx, library, parent)), parent.name];
  expectName(name, above);
  const fields = {
    ...nameFields(tenant, library, [...above, name]),
    ContentType: content ? 'Document' : 'Folder',
  };
  const { id, guid } = await insertItem(tx, tenant, library, fields, by);
  await tx
    .insertInto('drive_items')
    .values({
      list_id: library.id,
      item_id: id,
      id: entryIdOf(library, guid),
      parent: parent.item,
      name,
      is_folder: content === undefined,
      size: content?.length ?? 0,
      content: content ?? new Uint8Array(),
      content_version: 1,
    })
    .execute();
  return entryOf(tx, library, id);
};

const touch = async ({ tx, tenant, library, by }: Place, entry: Entry, news: Record<string, string>) => {
  const before = await findItem(tx, library, `${entry.item}`);
  await writeVersion(tx, tenant, library, { before, fields: { ...before.fields, ...news }, by });
  return entryOf(tx, library, entry.item);
};

const takenIn = async ({ tx, library }: Place, folder: Entry): Promise<Set<string>> =>
  new Set((await childrenOf(tx, library, folder)).map(({ name }) => name.toLowerCase()));

type Upload = { address: string; content: Uint8Array; behaviour: Behaviour; ifMatch?: string | undefined };

/**
 * Writes a file where the address says, and tells whether it is new; folders on the way that are not there are made
 * {onedrive-api-docs issue 83}.
 */
export const putFile = async (
  place: Place,
  { address, content, behaviour, ifMatch }: Upload,
): Promise<{ entry: Entry; isNew: boolean }> => {
  const { tx, library } = place;
  const { at, beyond } = await walk(tx, library, address);
  const name = beyond.at(-1);
  if (name !== undefined) {
    let parent = at;
    for (const folder of beyond.slice(0, -1)) parent = await insertEntry(place, { parent, name: folder });
    return { entry: await insertEntry(place, { parent, name, content }), isNew: true };
  }
  if (at.isFolder) throw invalidRequest('The content of a folder cannot be written');
  expectTag(at, ifMatch);
  if (behaviour === 'fail') throw nameTaken();
  if (behaviour === 'rename') {
    const parent = await entryOf(tx, library, at.parent);
    const free = freeName(at.name, await takenIn(place, parent));
    return { entry: await insertEntry(place, { parent, name: free, content }), isNew: true };
  }
  await tx
    .updateTable('drive_items')
    .set({ content, size: content.length, content_version: sql`content_version + 1` })
    .where('list_id', '=', library.id)
    .where('item_id', '=', at.item)
    .execute();
  return { entry: await touch(place, at, {}), isNew: false };
};

/** Makes a folder; to replace one that is there leaves it as it is {answers 2101794}. */
export const makeFolder = async (
  place: Place,
  parent: Entry,
  { name, behaviour }: { name: string; behaviour: Behaviour },
): Promise<{ entry: Entry; isNew: boolean }> => {
  const children = await childrenOf(place.tx, place.library, parent);
  const there = children.find((child) => child.name.toLowerCase() === name.toLowerCase());
  if (there && behaviour === 'replace' && there.isFolder) return { entry: there, isNew: false };
  if (there && behaviour !== 'rename') throw nameTaken();
  const free = freeName(name, await takenIn(place, parent));
  return { entry: await insertEntry(place, { parent, name: free }), isNew: true };
};

/** Gives a file another name {docs driveitem-update}. */
export const renameEntry = async (place: Place, entry: Entry, name: string): Promise<Entry> => {
  const { tx, tenant, library } = place;
  if (isRoot(entry)) throw invalidRequest('The root of a drive cannot be renamed');
  if (entry.isFolder)
    throw new Refused(501, 'notImplemented', 'renaming a folder is not in the local tenant');
  const above = await folderNames(tx, library, entry);
  expectName(name, above);
  const parent = await entryOf(tx, library, entry.parent);
  const isSame = entry.name.toLowerCase() === name.toLowerCase();
  if (!isSame && (await takenIn(place, parent)).has(name.toLowerCase())) throw nameTaken();
  await tx
    .updateTable('drive_items')
    .set({ name })
    .where('list_id', '=', library.id)
    .where('item_id', '=', entry.item)
    .execute();
  return touch(place, entry, nameFields(tenant, library, [...above, name]));
};

/** Deletes a file, or a folder with all that stands in it {docs driveitem-delete}. */
export const removeEntry = async (place: Place, entry: Entry): Promise<void> => {
  const { tx, tenant, library } = place;
  if (isRoot(entry)) throw invalidRequest('The root of a drive cannot be deleted');
  for (const child of await childrenOf(tx, library, entry)) await removeEntry(place, child);
  await deleteItem(tx, tenant, library, { id: `${entry.item}`, ifMatch: undefined });
};
