import type { Kysely } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Clock, type IsoDate, OSLO } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { bundles } from './post.ts';

/** What is older is hardly news any more. */
const NEWS_DAYS = 14;

/**
 * Queues again what could not reach a person, now that they can be reached; tells how many. Of bundles only that of
 * the day in Oslo, for the next one takes the lines of the others along.
 */
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
    .where('queued_at', '>=', new Date(midnight.subtract({ days: NEWS_DAYS }).epochMilliseconds))
    .where(({ or, eb }) =>
      or([eb('kind', 'not in', bundles), eb('queued_at', '>=', new Date(midnight.epochMilliseconds))]),
    )
    .where('queued_at', '<', new Date(midnight.add({ days: 1 }).epochMilliseconds))
    .returning('id')
    .execute();
  return rows.length;
};
