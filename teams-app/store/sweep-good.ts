import {
  type Entities,
  type GoodRow,
  isOwnCreate,
  type ListName,
  mergeEdits,
  sameValue,
} from '../../programme/index.ts';
import { clashed } from './clashes.ts';
import { schemas } from './rows.ts';
import { logSharePointEdit } from './sharepoint-edit.ts';
import { dropItem } from './sweep-deleted.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Held<L extends ListName> = {
  item_id: string | null;
  etag: string | null;
  entity: Entities[L];
  synced: Entities[L] | undefined;
  owed_since: Date | null;
  faulty: boolean;
  refill: string[] | null;
};

/** Takes a row that could be read: new, mended, unchanged, or edited by somebody in SharePoint. */
export const takeGood = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  change: GoodRow<L>,
  { first }: { first: boolean },
): Promise<void> => {
  await dropRenamed(unit, list, change);
  const held = await hold(unit, list, change.key);
  if (held === undefined) {
    await write(unit, list, change, { entity: change.entity, owed: null });
    unit.changed({ list, key: change.key });
    if (!first) logSharePointEdit(unit, { ...edit(list, change), before: {}, after: change.entity });
  } else if (!isStale(held.etag, change.etag)) {
    await merge(unit, list, change, held);
  }
};

const merge = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  change: GoodRow<L>,
  held: Held<L>,
): Promise<void> => {
  const base =
    held.synced ?? (isOwnCreate(change, held.owed_since?.toISOString()) ? change.entity : undefined);
  const { merged, clashes } = mergeEdits(base, held.entity, change.entity);
  const inStep = sameValue(merged, change.entity) && held.refill === null;
  const owed = inStep ? null : (held.owed_since?.toISOString() ?? unit.now);
  await write(unit, list, change, { entity: merged, owed });
  if (!sameValue(merged, held.entity) || held.faulty) unit.changed({ list, key: change.key });
  const how = { before: held.entity, after: merged, loaded: held.synced === undefined };
  logSharePointEdit(unit, { ...edit(list, change), ...how });
  if (owed !== null) unit.push({ list, key: change.key });
  await clashed(unit, list, change.key, clashes);
};

const edit = <L extends ListName>(list: L, { key, editedBy }: GoodRow<L>) => ({ list, key, editedBy });

const hold = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  key: string,
): Promise<Held<L> | undefined> => {
  const row = await unit.trx
    .selectFrom('mirror')
    .select(['item_id', 'etag', 'entity', 'synced', 'owed_since', 'faulty', 'refill'])
    .where('list', '=', list)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  const entity = schemas[list].safeParse(row?.entity).data;
  if (row === undefined || entity === undefined) return undefined;
  return { ...row, entity, synced: schemas[list].safeParse(row.synced).data };
};

/** Somebody gave the item another key: the row under the old one is gone. */
const dropRenamed = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  change: GoodRow<L>,
): Promise<void> => {
  const row = await unit.trx
    .selectFrom('mirror')
    .select('key')
    .where('list', '=', list)
    .where('item_id', '=', change.itemId)
    .executeTakeFirst();
  if (row && row.key !== change.key) await dropItem(unit, list, change.itemId, change.editedBy);
};

const write = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  { key, itemId, etag, entity: theirs }: GoodRow<L>,
  { entity, owed }: { entity: Entities[L]; owed: string | null },
): Promise<void> => {
  const state = {
    item_id: itemId,
    etag,
    entity: JSON.stringify(entity),
    synced: JSON.stringify(theirs),
    synced_at: unit.now,
    owed_since: owed,
    faulty: false,
  };
  await unit.trx
    .insertInto('mirror')
    .values({ list, key, ...state })
    .onConflict((conflict) => conflict.columns(['list', 'key']).doUpdateSet(state))
    .execute();
};

/**
 * A sweep may carry an item as it was before a push that has been recorded since. SharePoint's eTags are
 * `"{guid},{version}"` (facts §1.3), so the older version of the same item is told by its number.
 */
const isStale = (held: string | null, theirs: string): boolean => {
  const [mine, other] = [versionOf(held ?? ''), versionOf(theirs)];
  return (
    mine !== undefined && other !== undefined && mine.item === other.item && other.version < mine.version
  );
};

const versionOf = (etag: string): { item: string; version: number } | undefined => {
  const [, item, version] = /^(?:W\/)?"?([^",]+),(\d+)"?$/.exec(etag) ?? [];
  return item === undefined ? undefined : { item: item.toLowerCase(), version: Number(version) };
};
