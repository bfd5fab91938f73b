import { sql } from 'kysely';
import type { Identity, Tx } from '../database.ts';
import type { ListRow } from '../lists.ts';
import { itemNotFound } from '../refused.ts';
import { entryIdOf } from './library.ts';

/** A file or folder of a library, or its root, which is item 0. */
export type Entry = {
  item: number;
  id: string;
  parent: number;
  name: string;
  isFolder: boolean;
  size: number;
  contentVersion: number;
  guid: string;
  version: number;
  created_at: string;
  modified_at: string;
  created_by: Identity;
  modified_by: Identity;
};

export const isRoot = ({ item }: Pick<Entry, 'item'>): boolean => item === 0;

export const rootOf = (library: ListRow): Entry => ({
  item: 0,
  id: entryIdOf(library, library.id),
  parent: 0,
  name: 'root',
  isFolder: true,
  size: 0,
  contentVersion: 1,
  guid: library.id,
  version: 1,
  created_at: library.created_at,
  modified_at: library.modified_at,
  created_by: library.created_by,
  modified_by: library.created_by,
});

const entries = (tx: Tx, { id }: ListRow) =>
  tx
    .selectFrom('drive_items')
    .innerJoin('items', (join) =>
      join.onRef('items.list_id', '=', 'drive_items.list_id').onRef('items.id', '=', 'drive_items.item_id'),
    )
    .select([
      'drive_items.item_id as item',
      'drive_items.id',
      'parent',
      'name',
      'is_folder as isFolder',
      'size',
      'content_version as contentVersion',
      'guid',
      'version',
      'created_at',
      'modified_at',
      'created_by',
      'modified_by',
    ])
    .where('drive_items.list_id', '=', id);

/** What stands in a folder, by name. */
export const childrenOf = (tx: Tx, library: ListRow, folder: Pick<Entry, 'item'>): Promise<Entry[]> =>
  entries(tx, library).where('parent', '=', folder.item).orderBy(sql`lower(name)`).execute();

const childNamed = (tx: Tx, library: ListRow, folder: Entry, name: string): Promise<Entry | undefined> =>
  entries(tx, library)
    .where('parent', '=', folder.item)
    .where(sql<boolean>`lower(name) = ${name.toLowerCase()}`)
    .executeTakeFirst();

/** The entry an item of the library is. */
export const entryOf = async (tx: Tx, library: ListRow, item: number): Promise<Entry> => {
  if (item === 0) return rootOf(library);
  const entry = await entries(tx, library).where('drive_items.item_id', '=', item).executeTakeFirst();
  if (!entry) throw itemNotFound();
  return entry;
};

const startOf = async (tx: Tx, library: ListRow, start: string): Promise<Entry> => {
  const root = rootOf(library);
  if (start === 'root' || start === root.id) return root;
  const entry = await entries(tx, library).where('drive_items.id', '=', start).executeTakeFirst();
  if (!entry) throw itemNotFound();
  return entry;
};

/** How far an address `{start}:{path}` leads, and the names beyond. */
export const walk = async (
  tx: Tx,
  library: ListRow,
  address: string,
): Promise<{ at: Entry; beyond: string[] }> => {
  const [, start = '', path = ''] = /^([^:]*):?(.*)$/s.exec(address) ?? [];
  let at = await startOf(tx, library, start);
  const names = path.split('/').filter((name) => name !== '');
  for (let index = 0; index < names.length; index += 1) {
    const next = await childNamed(tx, library, at, names[index] ?? '');
    if (!next) return { at, beyond: names.slice(index) };
    at = next;
  }
  return { at, beyond: [] };
};

/** The entry at an address. */
export const findEntry = async (tx: Tx, library: ListRow, address: string): Promise<Entry> => {
  const { at, beyond } = await walk(tx, library, address);
  if (beyond.length > 0) throw itemNotFound('The resource could not be found.');
  return at;
};

/** The names of the folders above, from the root down. */
export const folderNames = async (tx: Tx, library: ListRow, { parent }: Entry): Promise<string[]> => {
  if (parent === 0) return [];
  const folder = await entryOf(tx, library, parent);
  return [...(await folderNames(tx, library, folder)), folder.name];
};

/** What a file holds. */
export const contentOf = async (tx: Tx, library: ListRow, { item }: Entry): Promise<Uint8Array> => {
  const { content } = await tx
    .selectFrom('drive_items')
    .select('content')
    .where('list_id', '=', library.id)
    .where('item_id', '=', item)
    .executeTakeFirstOrThrow();
  return content;
};
