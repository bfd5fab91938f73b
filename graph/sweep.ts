import type { BadRow, GoodRow, ListName, Log, SweepOutcome, SyncStore } from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import type { GraphList } from './graph-list.ts';
import { lists } from './lists/index.ts';
import { readItems, readList, tellFault } from './read-list.ts';
import { noteMissing } from './schema/check-schema.ts';
import type { Site } from './site.ts';

export type SyncDeps = { site: Pick<Site, 'list'>; store: SyncStore; log: Log };

/** What a sweep found; nothing when another process was at the list. */
export type Swept = Pick<SweepOutcome, 'changed' | 'faults'> | undefined;

const asDouble = <L extends ListName>(list: L, { itemId, etag, key }: GoodRow<L>): BadRow => {
  const column = { column: lists[list].keyColumn, value: key, reason: 'duplicate-key' as const };
  return { kind: 'bad', itemId, etag, fault: { list, itemId, key, columns: [column] } };
};

const sweepIn = async <L extends ListName>(deps: SyncDeps, list: L, items: GraphList): Promise<Swept> => {
  const begun = await deps.store.beginSweep(list, await items.id());
  if (!begun) return undefined;
  const reading = { deps, list, items, sweep: begun };
  const take = () =>
    begun.take((row) => {
      const double = asDouble(list, row);
      tellFault(deps.log, double.fault);
      return double;
    });
  try {
    if (!begun.complete) await readList(reading);
    const { freed, ...found } = await take();
    if (freed.length > 0) {
      await readItems(reading, freed);
      await take();
    }
    return found;
  } finally {
    await begun.release();
  }
};

/**
 * Brings the mirror up to date with one list: what changed since last time, each row read on its own. A row that
 * cannot be read is kept with its reason and never stops the others. Throws `not-found` when somebody has deleted
 * the list; the mirror then keeps what it has.
 */
export const sweep = async <L extends ListName>(deps: SyncDeps, list: L): Promise<Swept> => {
  const items = deps.site.list(list);
  try {
    try {
      return await sweepIn(deps, list, items);
    } catch (error) {
      if (!isGraphError(error, 'not-found') || error.details.status === undefined) throw error;
      // Not where it was: gone, or made anew under its name, and then read from its start.
      await items.stillThere();
      return await sweepIn(deps, list, items);
    }
  } catch (error) {
    if (isGraphError(error, 'not-found')) await noteMissing(deps, list);
    throw error;
  }
};
