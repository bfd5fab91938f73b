import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A page that has said nothing for so long is taken to be closed: pages say so three times as often. */
const GONE_AFTER = '45 seconds';

/** Notes that somebody has a case open, and tells the object ids of all who have. */
export const presentAt = async (
  db: Kysely<Tables>,
  { caseKey, personOid, now }: { caseKey: string; personOid: string; now: string },
): Promise<string[]> => {
  await db
    .insertInto('case_presence')
    .values({ case_key: caseKey, person_oid: personOid, seen_at: now })
    .onConflict((conflict) => conflict.columns(['case_key', 'person_oid']).doUpdateSet({ seen_at: now }))
    .execute();
  await db
    .deleteFrom('case_presence')
    .where('seen_at', '<', sql<Date>`${now}::timestamptz - interval '${sql.raw(GONE_AFTER)}'`)
    .execute();
  const rows = await db
    .selectFrom('case_presence')
    .select('person_oid')
    .where('case_key', '=', caseKey)
    .orderBy('person_oid')
    .execute();
  return rows.map(({ person_oid }) => person_oid);
};
