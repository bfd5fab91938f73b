import type { Kysely } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Clock, type IsoDate, OSLO } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';

/** Queues again what could not reach a person on a day in Oslo, now that they can be reached; tells how many. */
export const requeueFor = async (
  { db, clock }: { db: Kysely<Tables>; clock: Clock },
  oid: string,
  day: IsoDate,
): Promise<number> => {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(OSLO);
  const rows = await db
    .updateTable('outbox')
    .set({ status: 'queued', reason: null, done_at: null, next_try_at: clock.now().toString() })
    .where('person_oid', '=', oid)
    .where('status', '=', 'unreachable')
    .where('queued_at', '>=', new Date(midnight.epochMilliseconds))
    .where('queued_at', '<', new Date(midnight.add({ days: 1 }).epochMilliseconds))
    .returning('id')
    .execute();
  return rows.length;
};
