import { type Entities, type ListName, type MirrorRow, mergeEdits } from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import type { GraphList } from './graph-list.ts';
import { changedColumns } from './lists/changed-columns.ts';
import type { FieldValues } from './lists/field.ts';
import type { ListMapping } from './lists/list-mapping.ts';
import type { Pushed } from './push.ts';
import type { GraphItem } from './replies.ts';
import { lostIn } from './schema/check-schema.ts';
import { withLost } from './schema/lost-columns.ts';
import type { SyncDeps } from './sweep.ts';

/** An item as SharePoint holds it now, and what the row was when the two were last the same. */
type Held<E> = { itemId: string; etag: string; theirs: E; base: E | undefined };
export type Work<L extends ListName> = {
  deps: SyncDeps;
  list: L;
  mapping: ListMapping<Entities[L]>;
  items: GraphList;
  row: MirrorRow<L>;
};

const MOST_ROUNDS = 5;

/** The row an item stands for, if it can be read; what SharePoint lost with a column is read as it was. */
export const readItem = async <L extends ListName>(
  { deps, list, mapping, row: { synced, refill = [] } }: Work<L>,
  item: GraphItem,
): Promise<Entities[L] | undefined> => {
  const lost = lostIn((await deps.store.schema(list))?.drift ?? []);
  const read = mapping.fromFields(withLost(mapping, item.fields, synced && { synced, refill }, lost));
  return read.ok ? read.entity : undefined;
};

/** The columns to write so that an item comes to hold a row: what changed, and what SharePoint lost of it. */
export const columnsToWrite = <L extends ListName>(
  { mapping, row: { refill = [] } }: Pick<Work<L>, 'mapping' | 'row'>,
  from: Entities[L],
  to: Entities[L],
): FieldValues => {
  const after = mapping.toFields(to);
  const again = refill.filter((column) => after[column] !== undefined && after[column] !== null);
  return {
    ...Object.fromEntries(again.map((column) => [column, after[column]])),
    ...changedColumns(mapping.toFields(from), after),
  };
};

/** Writes our edits onto the item as it stands; it may change again meanwhile, so this goes in rounds. */
export const mergeInto = async <L extends ListName>(
  work: Work<L>,
  held: Held<Entities[L]>,
): Promise<Pushed> => {
  const { items, row } = work;
  for (let { itemId, etag, theirs } = held, round = 1; ; round += 1) {
    const { merged, clashes } = mergeEdits(held.base, row.entity, theirs);
    const columns = columnsToWrite(work, theirs, merged);
    try {
      if (Object.keys(columns).length > 0) ({ etag } = await items.update(itemId, etag, columns));
      const refilled = row.refill !== undefined;
      const read = { synced: merged, entity: merged, read: row.entity };
      await work.deps.store.pushed(work.list, row.key, { itemId, etag, ...read, clashes, refilled });
      return clashes.length > 0 ? 'clash' : 'merged';
    } catch (error) {
      if (!isGraphError(error, 'stale') || round >= MOST_ROUNDS) throw error;
      const item = await items.item(itemId);
      const again = await readItem(work, item);
      if (!again) return 'faulty';
      [etag, theirs] = [item.etag, again];
    }
  }
};
