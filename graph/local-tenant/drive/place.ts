import type { ListRow } from '../lists.ts';
import type { Tenant } from '../tenant.ts';
import { isRoot, walk } from './entries.ts';
import { findLibrary } from './library.ts';

/** The library a drive's address names and, where a file or folder stands at its end, the item that is. */
export const placeOnDrive = (
  tenant: Tenant,
  drive: string,
  address = 'root:',
): Promise<{ list: ListRow; item?: string }> =>
  tenant.db.transaction().execute(async (tx) => {
    const list = await findLibrary(tx, tenant, drive);
    const { at, beyond } = await walk(tx, list, address);
    return beyond.length > 0 || isRoot(at) ? { list } : { list, item: `${at.item}` };
  });
