import type { Entities, ListName } from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import { changedColumns } from './lists/changed-columns.ts';
import { lists } from './lists/index.ts';
import { mergeInto, readItem, type Work } from './merge-into-item.ts';
import type { GraphItem } from './replies.ts';
import type { SyncDeps } from './sweep.ts';

/**
 * What came of a push. `gone`: the item was deleted in SharePoint, and the next sweep takes the row away.
 * `faulty`: somebody made the item unreadable there, and it is left to them to mend before ours is written.
 */
export type Pushed = 'pushed' | 'created' | 'merged' | 'clash' | 'nothing' | 'gone' | 'faulty';

const reread = async <L extends ListName>(work: Work<L>, itemId: string): Promise<Pushed> => {
  const item = await work.items.item(itemId);
  const theirs = readItem(work, item);
  if (!theirs) return 'faulty';
  return mergeInto(work, { itemId, etag: item.etag, theirs, base: work.row.synced });
};

const updateItem = async <L extends ListName>(
  work: Work<L>,
  itemId: string,
  etag: string,
  synced: Entities[L],
): Promise<Pushed> => {
  const { deps, list, mapping, items, row } = work;
  const columns = changedColumns(mapping.toFields(synced), mapping.toFields(row.entity));
  if (Object.keys(columns).length === 0) return 'nothing';
  try {
    const written = await items.update(itemId, etag, columns);
    await deps.store.pushed(list, row.key, { itemId, etag: written.etag, synced: row.entity });
    return 'pushed';
  } catch (error) {
    if (!isGraphError(error, 'stale')) throw error;
    return reread(work, itemId);
  }
};

/**
 * Takes over an item that already has the row's key. One that no person has edited is our own, from a create
 * whose reply was lost: what changed since is owed to it. One a person made stands where the two differ.
 */
const adopt = async <L extends ListName>(work: Work<L>, item: GraphItem): Promise<Pushed> => {
  const theirs = readItem(work, item);
  if (!theirs) return 'faulty';
  const base = item.editedBy === undefined ? theirs : undefined;
  return mergeInto(work, { itemId: item.id, etag: item.etag, theirs, base });
};

const createItem = async <L extends ListName>(work: Work<L>): Promise<Pushed> => {
  const { deps, list, mapping, items, row } = work;
  const find = () => items.findByKey(mapping.keyColumn, row.key);
  const there = await find();
  if (there) return adopt(work, there);
  try {
    const { id: itemId, etag } = await items.create(mapping.toFields(row.entity));
    await deps.store.pushed(list, row.key, { itemId, etag, synced: row.entity });
    return 'created';
  } catch (error) {
    // The create may have been carried out though its reply was lost, or somebody else was first.
    if (!isGraphError(error, 'unavailable', 'conflict', 'invalid')) throw error;
    const made = await find();
    if (!made) throw error;
    const outcome = await adopt(work, made);
    return outcome === 'merged' ? 'created' : outcome;
  }
};

const carry = async <L extends ListName>(work: Work<L>): Promise<Pushed> => {
  const { itemId, etag, synced } = work.row;
  try {
    if (itemId === undefined) return await createItem(work);
    if (etag === undefined || synced === undefined) return await reread(work, itemId);
    return await updateItem(work, itemId, etag, synced);
  } catch (error) {
    // A list that provisioning has not made is not found either, but without a reply from Graph.
    const missing = isGraphError(error, 'not-found') && error.details.status === 404;
    if (itemId !== undefined && missing) return 'gone';
    throw error;
  }
};

/**
 * Carries one row's edits to SharePoint. Where a person edited the same item meanwhile, fields that do not clash
 * are merged, and in a clash SharePoint's value stands and the person who acted is told. Safe to repeat.
 */
export const push = async <L extends ListName>(deps: SyncDeps, list: L, key: string): Promise<Pushed> => {
  const row = await deps.store.row(list, key);
  if (!row) return 'nothing';
  const work = { deps, list, mapping: lists[list], items: deps.site.list(list), row };
  const outcome = await carry(work);
  if (outcome === 'nothing') return outcome;
  const line = { list, key, outcome };
  if (outcome === 'gone' || outcome === 'faulty')
    deps.log.warn(line, 'a row could not be carried to SharePoint');
  else deps.log.info(line, 'a row was carried to SharePoint');
  return outcome;
};
