import type {
  BadRow,
  Entities,
  GoodRow,
  HeldItem,
  ListName,
  Log,
  RowChange,
  RowFault,
  Sweep,
} from '../programme/index.ts';
import { isGraphError } from './graph-error.ts';
import type { DeltaPage, GraphList } from './graph-list.ts';
import { lists } from './lists/index.ts';
import type { ListMapping } from './lists/list-mapping.ts';
import type { DeltaEntry, GraphItem } from './replies.ts';
import { checkSchema, lostIn, type SchemaDeps, type Trust } from './schema/check-schema.ts';
import { hasLost, withLost } from './schema/lost-columns.ts';

/** One reading of one list. */
export type Reading<L extends ListName> = {
  deps: SchemaDeps;
  list: L;
  items: GraphList;
  sweep: Sweep<L>;
};

const changeFor = <L extends ListName>(
  list: L,
  { id: itemId, etag, editedBy, createdAt, fields }: GraphItem,
): GoodRow<L> | BadRow => {
  const mapping: ListMapping<Entities[L]> = lists[list];
  const read = mapping.fromFields(fields);
  if (!read.ok) {
    const { ok: _, ...fault } = read;
    return { kind: 'bad', itemId, etag, fault: { list, itemId, ...fault } };
  }
  const key = mapping.key(read.entity);
  return {
    ...{ kind: 'good', itemId, etag, key, entity: read.entity },
    ...(editedBy && { editedBy }),
    ...(createdAt && { createdAt }),
  };
};

/** Says in the log which columns of a row cannot be read, and not what people wrote there. */
export const tellFault = (log: Log, { list, itemId, columns }: RowFault): void => {
  const told = columns.map(({ column, reason }) => ({ column, reason }));
  log.warn({ list, itemId, columns: told }, 'a row could not be read');
};

/** A page's rows; `doubt` says that a value is missing, or cannot be read, and the columns should be looked at. */
const rowsOf = async <L extends ListName>(
  { deps, list, sweep }: Reading<L>,
  entries: readonly DeltaEntry[],
  lost: ReadonlySet<string>,
): Promise<{ changes: RowChange<L>[]; doubt: boolean }> => {
  const mapping: ListMapping<Entities[L]> = lists[list];
  const found = entries.flatMap((entry) => (entry.kind === 'item' ? [entry.item.id] : []));
  const held: ReadonlyMap<string, HeldItem<L>> = found.length > 0 ? await sweep.held(found) : new Map();
  let doubt = false;
  const changes = entries.map((entry): RowChange<L> => {
    if (entry.kind === 'deleted') return { kind: 'deleted', itemId: entry.id };
    const before = held.get(entry.item.id);
    const fields = withLost(mapping, entry.item.fields, before, lost);
    const change = changeFor(list, { ...entry.item, fields });
    if (change.kind === 'bad') tellFault(deps.log, change.fault);
    doubt ||= change.kind === 'bad' || hasLost(mapping, fields, before);
    return change;
  });
  return { changes, doubt };
};

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** What is known of the columns; where something was wrong with them, they are looked at again. */
const trusted = async <L extends ListName>({ deps, list }: Reading<L>): Promise<ReadonlySet<string>> => {
  const known = await deps.store.schema(list);
  const lost = lostIn(known?.drift ?? []);
  const wrong = lost.size > 0 || known?.drift.some(({ kind }) => kind === 'list-missing');
  return wrong ? (await checkSchema(deps, list)).lost : lost;
};

// Columns that keep changing while a list is read are somebody's work on it; the next sweep sees what became of it.
const MOST_ROUNDS = 3;

/** Reads the pages once; gives what is true of the columns when that is otherwise than the pages were read by. */
const readOnce = async <L extends ListName>(
  reading: Reading<L>,
  pages: AsyncIterable<DeltaPage>,
  given: { lost: ReadonlySet<string>; doubtful: boolean; last: boolean },
): Promise<Trust | undefined> => {
  const { deps, list, sweep } = reading;
  let { lost, doubtful } = given;
  for await (const { entries, fresh, goesOn } of pages) {
    if (fresh) {
      await sweep.startOver();
      // Before a whole list is read, not after: it may be long.
      ({ lost } = await checkSchema(deps, list));
      doubtful = false;
    }
    const { changes, doubt } = await rowsOf(reading, entries, lost);
    doubtful ||= doubt;
    if (doubtful && !given.last && 'end' in goesOn) {
      const now = await checkSchema(deps, list);
      if (now.anew || !isSame(now.lost, lost)) return now;
    }
    await sweep.keep(changes, goesOn);
  }
  return undefined;
};

/**
 * Reads a list's pages and keeps them. A column that is gone must not be taken for one that everybody emptied, so
 * where a value is missing that was there, or cannot be read, the list's columns are looked at before anything is
 * believed; that costs nothing while people only fill in and change.
 */
export const readList = async <L extends ListName>(reading: Reading<L>): Promise<void> => {
  const { items, sweep } = reading;
  let lost = await trusted(reading);
  let link = sweep.link;
  for (let round = 1; ; round += 1) {
    const given = { lost, doubtful: sweep.resumed, last: round === MOST_ROUNDS };
    const otherwise = await readOnce(reading, items.delta(link), given);
    if (!otherwise) return;
    lost = otherwise.lost;
    link = await sweep.forget();
  }
};

/** Reads items anew that no delta will tell of, for nothing about them has changed. */
export const readItems = async <L extends ListName>(
  reading: Reading<L>,
  itemIds: readonly string[],
): Promise<void> => {
  const { items, sweep } = reading;
  const found: DeltaEntry[] = [];
  for (const id of itemIds) {
    try {
      found.push({ kind: 'item', item: await items.item(id) });
    } catch (error) {
      if (!isGraphError(error, 'not-found')) throw error;
      found.push({ kind: 'deleted', id });
    }
  }
  const { changes } = await rowsOf(reading, found, await trusted(reading));
  await sweep.keep(changes, 'as-before');
};
