import { access, constants, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFolderFault } from './data-folder-fault.ts';
import { hasCode } from './system-error.ts';

const entriesOf = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    if (hasCode(error, 'ENOTDIR')) return ['not a folder'];
    throw error;
  }
};

/** Makes the data folder when it is not there; throws when something else stands in its place or it cannot be written. */
export const openDataFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    if (!(await stat(folder)).isDirectory()) throw new DataFolderFault('not-a-folder', { folder });
  } catch (error) {
    if (hasCode(error, 'EEXIST', 'ENOTDIR'))
      throw new DataFolderFault('not-a-folder', { folder }, { cause: error });
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS'))
      throw new DataFolderFault('not-writable', { folder }, { cause: error });
    throw error;
  }
};

/** Throws when a database's folder holds something that is no database: half a copy, or a file in its place. */
export const checkDatabases = async (folder: string, databases: readonly string[]): Promise<void> => {
  for (const part of databases) {
    const entries = await entriesOf(join(folder, part));
    // Postgres writes PG_VERSION into every data directory, and refuses one without it.
    const whole = entries.length === 0 || (entries.includes('PG_VERSION') && entries.includes('global'));
    if (!whole) throw new DataFolderFault('damaged', { folder, part });
  }
};

/** Opens a database in the data folder; when that fails, says which folder is damaged and how to go on. */
export const openingDatabase = async <T>(
  folder: string,
  part: string,
  open: () => Promise<T>,
): Promise<T> => {
  try {
    return await open();
  } catch (error) {
    throw new DataFolderFault('damaged', { folder, part }, { cause: error });
  }
};
