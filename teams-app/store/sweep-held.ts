import type { Kysely } from 'kysely';
import type { HeldItem, ListName } from '../../programme/index.ts';
import { schemas } from './rows.ts';
import type { Tables } from './tables.ts';

/** What the mirror holds of items: what SharePoint last had of each, and what of it is being written once more. */
export const heldItems = async <L extends ListName>(
  db: Kysely<Tables>,
  list: L,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, HeldItem<L>>> => {
  const rows = await db
    .selectFrom('mirror')
    .select(['item_id', 'synced', 'refill'])
    .where('list', '=', list)
    .where('item_id', 'in', [...itemIds])
    .execute();
  return new Map(
    rows.flatMap(({ item_id, synced, refill }): [string, HeldItem<L>][] => {
      const { data } = schemas[list].safeParse(synced);
      return item_id === null || data === undefined
        ? []
        : [[item_id, { synced: data, refill: refill ?? [] }]];
    }),
  );
};
