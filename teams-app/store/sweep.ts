import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { ListName, Sweep } from '../../programme/index.ts';
import { heldItems } from './sweep-held.ts';
import { holdList, leaveList, type SweepState, takeList } from './sweep-lease.ts';
import { keepRows, setAsideDoubles } from './sweep-rows.ts';
import { takeRows } from './sweep-take.ts';
import type { Tables } from './tables.ts';
import { nowOf, type StoreDeps } from './unit-of-work.ts';

/** Begins a sweep of a list, or goes on with one that was cut off; nothing while another is at it. */
export const beginSweep = async <L extends ListName>(
  deps: StoreDeps,
  list: L,
  listId: string,
): Promise<Sweep<L> | undefined> => {
  const sweeper = randomUUID();
  const found = await takeList(deps.db, list, sweeper);
  if (found === undefined) return undefined;
  const held = <T>(work: (trx: Transaction<Tables>, state: SweepState) => Promise<T>): Promise<T> =>
    deps.db.transaction().execute(async (trx) => work(trx, await holdList(trx, list, sweeper)));
  const begun = await held((trx, state) => resume(trx, list, listId, state));
  return {
    ...begun,
    held: (itemIds) => heldItems(deps.db, list, itemIds),
    forget: () => held((trx, state) => readAgain(trx, list, listId, state)),
    startOver: () => held((trx, state) => readFromStart(trx, list, listId, state)),
    keep: (changes, goesOn) =>
      held(async (trx, state) => {
        await keepRows(trx, list, changes);
        if (goesOn !== 'as-before' && 'next' in goesOn)
          return note(trx, list, { reading: 'pages', reading_id: listId, reading_link: goesOn.next });
        const end = goesOn === 'as-before' ? state.delta_link : (goesOn.end ?? null);
        await note(trx, list, { reading: 'rows', reading_id: listId, reading_link: end });
        if (state.list_id !== null && state.list_id !== listId)
          await moveTo(trx, list, listId, nowOf(deps.clock));
        await setAsideDoubles(trx, list, state.reading_full);
      }),
    take: (asDouble) => takeRows(deps, { list, sweeper, asDouble }),
    release: () => leaveList(deps.db, list, sweeper),
  };
};

const note = async (trx: Transaction<Tables>, list: ListName, state: Partial<SweepState>): Promise<void> => {
  const { swept_at: _, ...changed } = state;
  await trx.updateTable('sync_state').set(changed).where('list', '=', list).execute();
};

/** Where to go on: at a page of a reading that was cut off, at its rows, or at what changed since the last one. */
const resume = async (
  trx: Transaction<Tables>,
  list: ListName,
  listId: string,
  state: SweepState,
): Promise<{ link: string | undefined; resumed: boolean; complete: boolean }> => {
  if (state.reading !== null && state.reading_id === listId) {
    const complete = state.reading === 'rows';
    return { link: state.reading_link ?? undefined, resumed: true, complete };
  }
  if (state.reading !== null) await forgetPages(trx, list);
  return { link: linkFor(state, listId), resumed: false, complete: false };
};

const linkFor = ({ list_id, delta_link }: SweepState, listId: string): string | undefined =>
  list_id === null || list_id === listId ? (delta_link ?? undefined) : undefined;

const forgetPages = async (trx: Transaction<Tables>, list: ListName): Promise<void> => {
  await trx.deleteFrom('sweep_rows').where('list', '=', list).execute();
  await note(trx, list, { reading: null, reading_full: false, taken_place: null, taken_item: null });
};

/** Back to where the reading began; a whole list begins at its start. */
const readAgain = async (
  trx: Transaction<Tables>,
  list: ListName,
  listId: string,
  state: SweepState,
): Promise<string | undefined> => {
  await forgetPages(trx, list);
  return state.reading_full ? undefined : linkFor(state, listId);
};

const readFromStart = async (
  trx: Transaction<Tables>,
  list: ListName,
  listId: string,
  { round }: SweepState,
): Promise<void> => {
  await forgetPages(trx, list);
  await note(trx, list, {
    reading: 'pages',
    reading_id: listId,
    reading_full: true,
    reading_link: null,
    round: round + 1,
  });
};

/**
 * The list was deleted in SharePoint and made anew: its items are other items, whatever their numbers. What the
 * mirror holds was in the one that is gone, and is owed to the new one, so that nothing is lost.
 */
const moveTo = async (
  trx: Transaction<Tables>,
  list: ListName,
  listId: string,
  now: string,
): Promise<void> => {
  await trx.deleteFrom('row_faults').where('list', '=', list).execute();
  await trx
    .updateTable('mirror')
    .set({
      item_id: null,
      etag: null,
      synced: null,
      faulty: false,
      refill: null,
      owed_since: sql<string>`coalesce(owed_since, ${now}::timestamptz)`,
    })
    .where('list', '=', list)
    .execute();
  await note(trx, list, { list_id: listId });
};
