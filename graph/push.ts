import { type Entities, isOwnCreate, type ListName, sameValue } from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import { lists } from './lists/index.ts';
import { columnsToWrite, mergeInto, readItem, type Work } from './merge-into-item.ts';
import type { GraphItem } from './replies.ts';
import type { SyncDeps } from './sweep.ts';

/**
 * What came of a push. `gone`: the item was deleted in SharePoint, and the next sweep takes the row away.
 * `faulty`: somebody made the item unreadable there, and it is left to them to mend before ours is written.
 */
export type Pushed = 'pushed' | 'created' | 'merged' | 'clash' | 'nothing' | 'gone' | 'faulty';

const reread = async <L extends ListName>(work: Work<L>, itemId: string): Promise<Pushed> => {
  const item = await work.items.item(itemId);
  const theirs = await readItem(work, item);
  if (!theirs) return 'faulty';
  // A list that was deleted and made anew gives its items' numbers to others, and people may give an item a new key.
  if (work.mapping.key(theirs) !== work.row.key) return 'gone';
  return mergeInto(work, { itemId, etag: item.etag, theirs, base: work.row.synced });
};

const updateItem = async <L extends ListName>(
  work: Work<L>,
  itemId: string,
  etag: string,
  synced: Entities[L],
): Promise<Pushed> => {
  const { deps, list, items, row } = work;
  const columns = columnsToWrite(work, synced, row.entity);
  const refilled = row.refill !== undefined;
  if (Object.keys(columns).length === 0) {
    // What differs has no column of its own, or reads back the same: nothing of it is owed.
    if (refilled || !sameValue(synced, row.entity))
      await deps.store.pushed(list, row.key, { itemId, etag, synced: row.entity, refilled });
    return 'nothing';
  }
  try {
    const written = await items.update(itemId, etag, columns);
    await deps.store.pushed(list, row.key, { itemId, etag: written.etag, synced: row.entity, refilled });
    return 'pushed';
  } catch (error) {
    if (!isGraphError(error, 'stale')) throw error;
    return reread(work, itemId);
  }
};

/**
 * Takes over an item that already has the row's key. To one of our own, from a create whose reply was lost, what
 * changed since is owed; any other stands where the two differ.
 */
const adopt = async <L extends ListName>(work: Work<L>, item: GraphItem): Promise<Pushed> => {
  const theirs = await readItem(work, item);
  if (!theirs) return 'faulty';
  const base = isOwnCreate(item, work.row.owedSince) ? theirs : undefined;
  return mergeInto(work, { itemId: item.id, etag: item.etag, theirs, base });
};

const createItem = async <L extends ListName>(work: Work<L>, { firstTry }: PushOptions): Promise<Pushed> => {
  const { deps, list, mapping, items, row } = work;
  const find = () => items.findByKey(mapping.keyColumn, row.key);
  // Only a create that may have been sent before is looked up first: looking costs as many units as creating.
  const there = firstTry ? undefined : await find();
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

const carry = async <L extends ListName>(work: Work<L>, options: PushOptions): Promise<Pushed> => {
  const { itemId, etag, synced } = work.row;
  try {
    if (itemId === undefined) return await createItem(work, options);
    if (etag === undefined || synced === undefined) return await reread(work, itemId);
    return await updateItem(work, itemId, etag, synced);
  } catch (error) {
    if (!isGraphError(error, 'not-found') || error.details.status !== 404) throw error;
    // Graph answers alike whether the item is gone or its whole list; a list nobody finds is said without a status.
    await work.items.stillThere();
    if (itemId !== undefined) return 'gone';
    throw error;
  }
};

export type PushOptions = {
  /** Nobody has tried to carry this row since it was last in step with SharePoint. */
  firstTry: boolean;
};

export type PushDeps = SyncDeps & {
  /** The numbers of the requests sent, for the log. */
  requestIds?: () => readonly string[];
};

/**
 * Carries one row's edits to SharePoint. Where a person edited the same item meanwhile, fields that do not clash
 * are merged, and in a clash SharePoint's value stands and the person who acted is told. Safe to repeat.
 */
export const push = async <L extends ListName>(
  deps: PushDeps,
  list: L,
  key: string,
  options: PushOptions = { firstTry: false },
): Promise<Pushed> => {
  const row = await deps.store.row(list, key);
  if (!row) return 'nothing';
  const work = { deps, list, mapping: lists[list], items: deps.site.list(list), row };
  const outcome = await carry(work, options);
  if (outcome === 'nothing') return outcome;
  const line = { list, key, outcome, ...(deps.requestIds && { clientRequestIds: deps.requestIds() }) };
  if (outcome === 'gone' || outcome === 'faulty')
    deps.log.warn(line, 'a row could not be carried to SharePoint');
  else deps.log.info(line, 'a row was carried to SharePoint');
  return outcome;
};
