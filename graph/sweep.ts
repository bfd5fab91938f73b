import type { Entities, ListName, Log, RowChange, SyncStore } from '../programme/index.ts';
import type { GraphList } from './graph-list.ts';
import { lists } from './lists/index.ts';
import type { ListMapping } from './lists/list-mapping.ts';
import type { DeltaEntry, GraphItem } from './replies.ts';
import type { Site } from './site.ts';

export type SyncDeps = { site: Pick<Site, 'list'>; store: SyncStore; log: Log };

type Found = { latest: Map<string, DeltaEntry>; full: boolean; deltaLink: string | undefined };

const readAll = async (list: GraphList, since: string | undefined): Promise<Found> => {
  let found: Found = { latest: new Map(), full: false, deltaLink: undefined };
  for await (const { entries, full, deltaLink } of list.delta(since)) {
    // A link that was too old starts over, and what came before it is read again.
    if (full !== found.full) found = { latest: new Map(), full, deltaLink: undefined };
    // The same item may come several times in a round; the last one counts.
    for (const entry of entries) found.latest.set(entry.kind === 'deleted' ? entry.id : entry.item.id, entry);
    found.deltaLink = deltaLink ?? found.deltaLink;
  }
  return found;
};

type Good<L extends ListName> = Extract<RowChange<L>, { kind: 'good' }>;
type Bad<L extends ListName> = Extract<RowChange<L>, { kind: 'bad' }>;

const changeFor = <L extends ListName>(list: L, item: GraphItem): Good<L> | Bad<L> => {
  const mapping: ListMapping<Entities[L]> = lists[list];
  const { id: itemId, etag, editedBy } = item;
  const read = mapping.fromFields(item.fields);
  if (!read.ok) {
    const { ok: _, ...fault } = read;
    return { kind: 'bad', itemId, etag, fault: { list, itemId, ...fault } };
  }
  const key = mapping.key(read.entity);
  return { kind: 'good', itemId, etag, key, entity: read.entity, ...(editedBy && { editedBy }) };
};

const duplicate = <L extends ListName>(list: L, { itemId, etag, key }: Good<L>): Bad<L> => {
  const column = { column: lists[list].keyColumn, value: key, reason: 'duplicate-key' as const };
  return { kind: 'bad', itemId, etag, fault: { list, itemId, key, columns: [column] } };
};

/**
 * One row stands for each key: the one the mirror already holds, otherwise the oldest. Provisioning makes the key
 * unique, but a list that came with doubles keeps them until people mend it.
 */
const withoutDoubles = async <L extends ListName>(
  store: SyncStore,
  list: L,
  changes: (Good<L> | Bad<L>)[],
  { latest, full }: Found,
): Promise<(Good<L> | Bad<L>)[]> => {
  const claims = Map.groupBy(
    changes.filter((change) => change.kind === 'good'),
    ({ key }) => key,
  );
  const losers = new Set<string>();
  for (const [key, claimants] of claims) {
    const held = (await store.row(list, key))?.itemId;
    const among = claimants.some(({ itemId }) => itemId === held);
    // A holder this sweep has seen without this key, or, reading the whole list, not at all, holds it no more.
    const holds = held !== undefined && (among || (!latest.has(held) && !full));
    const oldest = claimants.toSorted((a, b) => Number(a.itemId) - Number(b.itemId))[0]?.itemId;
    for (const { itemId } of claimants) if (itemId !== (holds ? held : oldest)) losers.add(itemId);
  }
  return changes.map((change) =>
    change.kind === 'good' && losers.has(change.itemId) ? duplicate(list, change) : change,
  );
};

/**
 * Brings the mirror up to date with one list: what changed since last time, each row read on its own. A row that
 * cannot be read is kept with its reason and never stops the others.
 */
export const sweep = async <L extends ListName>(
  { site, store, log }: SyncDeps,
  list: L,
): Promise<{ changed: number; faults: number }> => {
  const found = await readAll(site.list(list), await store.deltaLink(list));
  const entries = [...found.latest.values()];
  const read = entries.flatMap((entry) => (entry.kind === 'item' ? [changeFor(list, entry.item)] : []));
  const deleted = entries.flatMap((entry) =>
    entry.kind === 'deleted' ? [{ kind: 'deleted' as const, itemId: entry.id }] : [],
  );
  // Deleted rows first, so that their keys are free for rows made anew.
  const changes = [...deleted, ...(await withoutDoubles(store, list, read, found))];
  const faults = changes.flatMap((change) => (change.kind === 'bad' ? [change.fault] : []));
  for (const { itemId, columns } of faults) {
    const told = columns.map(({ column, reason }) => ({ column, reason }));
    log.warn({ list, itemId, columns: told }, 'a row could not be read');
  }
  await store.apply(list, changes, found.deltaLink, { full: found.full });
  return { changed: changes.length, faults: faults.length };
};
