import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { ListName } from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/** Another process has taken over the sweep, for this one was not heard of for too long; that one goes on with it. */
export class SweepLost extends Error {
  override readonly name = 'SweepLost';
  readonly reason = 'sweep-taken-over';
  constructor(list: ListName) {
    super(`the sweep of ${list} was taken over: nothing is lost, and another process goes on with it`);
  }
}

const columns = [
  'list_id',
  'delta_link',
  'swept_at',
  'round',
  'reading',
  'reading_id',
  'reading_full',
  'reading_link',
  'taken_place',
  'taken_item',
] as const;
export type SweepState = Pick<Selectable<Tables['sync_state']>, (typeof columns)[number]>;

// By the database's clock: those of processes differ, and one that is tried out may start on another day. A sweeper is
// heard of with every page and every chunk of rows.
const heardOf = () => sql<string>`clock_timestamp() + interval '30 seconds'`;

/** Takes a list for one sweeper; nothing while another holds it. */
export const takeList = async (
  db: Kysely<Tables>,
  list: ListName,
  sweeper: string,
): Promise<SweepState | undefined> => {
  await db
    .insertInto('sync_state')
    .values({ list })
    .onConflict((conflict) => conflict.column('list').doNothing())
    .execute();
  return db
    .updateTable('sync_state')
    .set({ sweeper, sweeper_until: heardOf() })
    .where('list', '=', list)
    .where((row) =>
      row.or([row('sweeper', 'is', null), row('sweeper_until', '<', sql<Date>`clock_timestamp()`)]),
    )
    .returning(columns)
    .executeTakeFirst();
};

/** Holds the list until the transaction ends; throws `SweepLost` when it is another's by now. */
export const holdList = async (
  trx: Transaction<Tables>,
  list: ListName,
  sweeper: string,
): Promise<SweepState> => {
  const state = await trx
    .updateTable('sync_state')
    .set({ sweeper_until: heardOf() })
    .where('list', '=', list)
    .where('sweeper', '=', sweeper)
    .returning(columns)
    .executeTakeFirst();
  if (state === undefined) throw new SweepLost(list);
  return state;
};

/** Lets the next sweeper at the list. */
export const leaveList = async (db: Kysely<Tables>, list: ListName, sweeper: string): Promise<void> => {
  await db
    .updateTable('sync_state')
    .set({ sweeper: null })
    .where('list', '=', list)
    .where('sweeper', '=', sweeper)
    .execute();
};
