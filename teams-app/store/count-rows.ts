import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ListName } from '../../programme/index.ts';
import type { Tables } from './tables.ts';

const Counts = z.record(ListName, z.number());

/** How many rows of each list are in the figures; counted by the database, however many there are. */
export const countRows = async (db: Kysely<Tables>): Promise<Record<ListName, number>> => {
  const rows = await db
    .selectFrom('mirror')
    .select(({ fn }) => ['list', fn.countAll().as('count')])
    .where('faulty', '=', false)
    .groupBy('list')
    .execute();
  const counted = new Map(rows.map(({ list, count }) => [list, Number(count)]));
  return Counts.parse(Object.fromEntries(ListName.options.map((list) => [list, counted.get(list) ?? 0])));
};

/** How many rows somebody has made unreadable in SharePoint. */
export const countFaults = async (db: Kysely<Tables>): Promise<number> => {
  const { count } = await db
    .selectFrom('row_faults')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};
