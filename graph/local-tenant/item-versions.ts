import type { ItemRow, Tx } from './database.ts';
import type { ListRow } from './lists.ts';

const versionColumns = ['version', 'fields', 'modified_at', 'modified_by'] as const;

const versionsOf = (tx: Tx, list: Pick<ListRow, 'id'>, { id }: Pick<ItemRow, 'id'>) =>
  tx.selectFrom('versions').select(versionColumns).where('list_id', '=', list.id).where('item_id', '=', id);

/** What an item was in each version, newest first {G-versions}. */
export const allVersions = (tx: Tx, list: Pick<ListRow, 'id'>, row: Pick<ItemRow, 'id'>) =>
  versionsOf(tx, list, row).orderBy('version', 'desc').execute();

/** What an item was in one version; nothing when it never had it. */
export const versionOf = (tx: Tx, list: Pick<ListRow, 'id'>, row: Pick<ItemRow, 'id'>, version: number) =>
  versionsOf(tx, list, row).where('version', '=', version).executeTakeFirst();
