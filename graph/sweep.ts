import type {
  BadRow,
  Entities,
  GoodRow,
  ListName,
  Log,
  RowFault,
  Sweep,
  SweepOutcome,
  SyncStore,
} from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import type { GraphList } from './graph-list.ts';
import { lists } from './lists/index.ts';
import type { ListMapping } from './lists/list-mapping.ts';
import type { DeltaEntry, GraphItem } from './replies.ts';
import type { Site } from './site.ts';

export type SyncDeps = { site: Pick<Site, 'list'>; store: SyncStore; log: Log };

/** What a sweep found; nothing when another process was at the list. */
export type Swept = Pick<SweepOutcome, 'changed' | 'faults'> | undefined;

const changeFor = <L extends ListName>(list: L, item: GraphItem): GoodRow<L> | BadRow => {
  const mapping: ListMapping<Entities[L]> = lists[list];
  const { id: itemId, etag, editedBy, createdAt } = item;
  const read = mapping.fromFields(item.fields);
  if (!read.ok) {
    const { ok: _, ...fault } = read;
    return { kind: 'bad', itemId, etag, fault: { list, itemId, ...fault } };
  }
  const key = mapping.key(read.entity);
  return {
    kind: 'good',
    itemId,
    etag,
    key,
    entity: read.entity,
    ...(editedBy && { editedBy }),
    ...(createdAt && { createdAt }),
  };
};

const asDouble = <L extends ListName>(list: L, { itemId, etag, key }: GoodRow<L>): BadRow => {
  const column = { column: lists[list].keyColumn, value: key, reason: 'duplicate-key' as const };
  return { kind: 'bad', itemId, etag, fault: { list, itemId, key, columns: [column] } };
};

const tell = (log: Log, { list, itemId, columns }: RowFault): void => {
  const told = columns.map(({ column, reason }) => ({ column, reason }));
  log.warn({ list, itemId, columns: told }, 'a row could not be read');
};

const rowsOf = <L extends ListName>(log: Log, list: L, entries: readonly DeltaEntry[]) =>
  entries.map((entry) => {
    if (entry.kind === 'deleted') return { kind: 'deleted' as const, itemId: entry.id };
    const change = changeFor(list, entry.item);
    if (change.kind === 'bad') tell(log, change.fault);
    return change;
  });

const readPages = async <L extends ListName>(
  { log }: SyncDeps,
  items: GraphList,
  list: L,
  reading: Sweep<L>,
): Promise<void> => {
  for await (const { entries, fresh, goesOn } of items.delta(reading.link)) {
    if (fresh) await reading.startOver();
    await reading.keep(rowsOf(log, list, entries), goesOn);
  }
};

/** Reads items anew that no delta will tell of, for nothing about them has changed. */
const readItems = async <L extends ListName>(
  { log }: SyncDeps,
  items: GraphList,
  list: L,
  reading: Sweep<L>,
  itemIds: readonly string[],
): Promise<void> => {
  const found: DeltaEntry[] = [];
  for (const id of itemIds) {
    try {
      found.push({ kind: 'item', item: await items.item(id) });
    } catch (error) {
      if (!isGraphError(error, 'not-found')) throw error;
      found.push({ kind: 'deleted', id });
    }
  }
  await reading.keep(rowsOf(log, list, found), 'as-before');
};

/**
 * Brings the mirror up to date with one list: what changed since last time, each row read on its own. A row that
 * cannot be read is kept with its reason and never stops the others.
 */
export const sweep = async <L extends ListName>(deps: SyncDeps, list: L): Promise<Swept> => {
  const items = deps.site.list(list);
  const reading = await deps.store.beginSweep(list, await items.id());
  if (!reading) return undefined;
  const take = () =>
    reading.take((row) => {
      const double = asDouble(list, row);
      tell(deps.log, double.fault);
      return double;
    });
  try {
    if (!reading.complete) await readPages(deps, items, list, reading);
    const { freed, ...found } = await take();
    if (freed.length > 0) {
      await readItems(deps, items, list, reading, freed);
      await take();
    }
    return found;
  } finally {
    await reading.release();
  }
};
