import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Clock, ListName } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';

export type TakeDeps = { db: Kysely<Tables>; clock: Clock; owner: string; leaseMs: number };

/** A row this process carries now; `tries` counts this one. */
export type OwedTask = { list: ListName; key: string; tries: number };

const owed = ({ and, eb }: ExpressionBuilder<Tables, 'mirror'>): Expression<SqlBool> =>
  and([eb('owed_since', 'is not', null), eb('faulty', '=', false)]);

/**
 * When a row may be carried: once it has waited for other edits of it, its rest is over, and nobody is at it. A row
 * that is not in SharePoint yet waits for none: it has to be made there in any case, and people look for it.
 */
const dueAt = (gatherMs: number) =>
  sql<Date>`greatest(
    owed_since + case when item_id is null then 0 else ${gatherMs}::integer end * interval '1 millisecond',
    push_at, push_lease)`;

/** Takes rows that are due, the oldest edits first; from here on they are this process's until its lease runs out. */
export const takeOwed = async (
  { db, clock, owner, leaseMs }: TakeDeps,
  { most, gatherMs }: { most: number; gatherMs: number },
): Promise<OwedTask[]> => {
  const now = clock.now();
  const rows = await db
    .updateTable('mirror')
    .from((eb) =>
      eb
        .selectFrom('mirror')
        .select(['list', 'key'])
        .where(owed)
        .where(dueAt(gatherMs), '<=', new Date(now.epochMilliseconds))
        .orderBy('owed_since')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .as('due'),
    )
    .set(({ eb }) => ({
      push_owner: owner,
      push_lease: now.add({ milliseconds: leaseMs }).toString(),
      push_tries: eb('mirror.push_tries', '+', 1),
    }))
    .whereRef('mirror.list', '=', 'due.list')
    .whereRef('mirror.key', '=', 'due.key')
    .returning(['mirror.list', 'mirror.key', 'mirror.push_tries'])
    .execute();
  return rows.map(({ list, key, push_tries: tries }) => ({ list, key, tries }));
};

/** When the next row is due, in epoch milliseconds; nothing when none is owed. */
export const nextOwed = async (db: Kysely<Tables>, gatherMs: number): Promise<number | undefined> => {
  const { next } = await db
    .selectFrom('mirror')
    .select(sql<Date | null>`min(${dueAt(gatherMs)})`.as('next'))
    .where(owed)
    .executeTakeFirstOrThrow();
  return next?.getTime();
};

/** Says that these rows are still being carried by a living process. */
export const renewTasks = async ({ db, clock, owner, leaseMs }: TakeDeps): Promise<void> => {
  await db
    .updateTable('mirror')
    .set({ push_lease: clock.now().add({ milliseconds: leaseMs }).toString() })
    .where('push_owner', '=', owner)
    .execute();
};

/** Lets rows that were set back be tried now: somebody has mended what stopped them, or asks whether it is mended. */
export const tryAgainNow = async ({ db }: Pick<TakeDeps, 'db'>): Promise<void> => {
  await db
    .updateTable('mirror')
    .set({ push_at: null })
    .where('owed_since', 'is not', null)
    .where('push_fault', 'is not', null)
    .execute();
};

/** Frees what a process that died was carrying, right at the start of the only process there is. */
export const freeAll = async ({ db }: Pick<TakeDeps, 'db'>): Promise<void> => {
  await db
    .updateTable('mirror')
    .set({ push_owner: null, push_lease: null })
    .where('push_owner', 'is not', null)
    .execute();
};
