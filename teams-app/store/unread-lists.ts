import type { Kysely } from 'kysely';
import type { ListName } from '../../programme/index.ts';
import type { Tables } from './tables.ts';
import { nowOf, type StoreDeps } from './unit-of-work.ts';

export type UnreadList = { list: ListName; reason: string; since: Date };

/** Notes why a list could not be read; what the mirror holds of it stays. */
export const sweepFailed = async (
  { db, clock }: Pick<StoreDeps, 'db' | 'clock'>,
  list: ListName,
  reason: string,
): Promise<void> => {
  const now = nowOf(clock);
  await db
    .insertInto('sync_state')
    .values({ list, fault: reason, fault_at: now })
    .onConflict((conflict) =>
      conflict.column('list').doUpdateSet(({ ref, fn }) => ({
        fault: reason,
        fault_at: fn.coalesce(ref('sync_state.fault_at'), ref('excluded.fault_at')),
      })),
    )
    .execute();
};

/** Lists that could not be read the last time. */
export const unreadLists = async (db: Kysely<Tables>): Promise<UnreadList[]> => {
  const rows = await db
    .selectFrom('sync_state')
    .select(['list', 'fault', 'fault_at'])
    .where('fault', 'is not', null)
    .orderBy('list')
    .execute();
  return rows.flatMap(({ list, fault, fault_at: since }) =>
    fault === null || since === null ? [] : [{ list, reason: fault, since }],
  );
};
