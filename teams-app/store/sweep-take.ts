import { sql, type Transaction } from 'kysely';
import type { BadRow, GoodRow, ListName, RowChange, SweepOutcome } from '../../programme/index.ts';
import { takeBad } from './sweep-bad.ts';
import { dropItem, dropUnseen } from './sweep-deleted.ts';
import { takeGoods } from './sweep-good-rows.ts';
import { holdList, type SweepState } from './sweep-lease.ts';
import { countRows, nextRows } from './sweep-rows.ts';
import type { Tables } from './tables.ts';
import { type StoreDeps, type UnitOfWork, unitOfWork } from './unit-of-work.ts';

export type Taking<L extends ListName> = {
  list: L;
  sweeper: string;
  asDouble: (row: GoodRow<L>) => BadRow;
};

// Rows of one transaction: few enough that nobody who acts on one of them waits long.
const CHUNK = 500;
// Enough rows for the tables' indexes and statistics to be far from what they were.
const MANY = 1000;

/** Takes what a sweep has kept into the mirror, chunk by chunk, each of them whole or not at all. */
export const takeRows = async <L extends ListName>(
  deps: StoreDeps,
  taking: Taking<L>,
): Promise<SweepOutcome> => {
  for (;;) {
    const outcome = await unitOfWork(deps, (unit) => takeChunk(unit, taking));
    if (outcome === 'more') continue;
    // The embedded database has nobody who cleans up after a whole list has passed through.
    if (outcome.changed > MANY)
      for (const table of ['sweep_rows', 'mirror'])
        await sql`vacuum (analyze) ${sql.table(`taktfast.${table}`)}`.execute(deps.db);
    return outcome;
  }
};

const takeChunk = async <L extends ListName>(
  unit: UnitOfWork,
  { list, sweeper, asDouble }: Taking<L>,
): Promise<SweepOutcome | 'more'> => {
  const state = await holdList(unit.trx, list, sweeper);
  const { changes, last } = await nextRows(unit.trx, list, state, { limit: CHUNK, asDouble });
  await takeChanges(unit, list, changes, { first: state.swept_at === null });
  if (last && changes.length === CHUNK) {
    await unit.trx
      .updateTable('sync_state')
      .set({ taken_place: last.place, taken_item: last.item_id })
      .where('list', '=', list)
      .execute();
    return 'more';
  }
  if (state.reading_full && (await dropUnseen(unit, list, state, CHUNK)) === CHUNK) return 'more';
  const counts = await countRows(unit.trx, list);
  await endSweep(unit, list, state);
  return { ...counts, freed: counts.changed === 0 ? [] : await freedItems(unit.trx, list) };
};

const takeChanges = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  changes: RowChange<L>[],
  { first }: { first: boolean },
): Promise<void> => {
  for (const change of changes) {
    if (change.kind === 'deleted') await dropItem(unit, list, change.itemId);
    if (change.kind === 'bad') await takeBad(unit, change);
  }
  await takeGoods(
    unit,
    list,
    changes.filter((change) => change.kind === 'good'),
    { first },
  );
};

const endSweep = async (unit: UnitOfWork, list: ListName, state: SweepState): Promise<void> => {
  await unit.trx.deleteFrom('sweep_rows').where('list', '=', list).execute();
  await unit.trx
    .updateTable('sync_state')
    .set({
      list_id: state.reading_id,
      delta_link: state.reading_link,
      swept_at: unit.now,
      fault: null,
      fault_at: null,
      reading: null,
      reading_full: false,
      reading_link: null,
      taken_place: null,
      taken_item: null,
    })
    .where('list', '=', list)
    .execute();
};

/** Doubles of a key that no row holds any more: somebody mended the list by taking the other one away. */
const freedItems = async (trx: Transaction<Tables>, list: ListName): Promise<string[]> => {
  const { rows } = await sql<{ item_id: string }>`
    select item_id from taktfast.row_faults as faulty
    where list = ${list} and fault @> '{"columns": [{"reason": "duplicate-key"}]}'::jsonb
      and not exists (
        select from taktfast.mirror held
        where held.list = faulty.list and held.key = faulty.key and held.item_id is not null and not held.faulty)
    order by length(item_id), item_id`.execute(trx);
  return rows.map(({ item_id }) => item_id);
};
