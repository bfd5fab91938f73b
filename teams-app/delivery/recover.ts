import type { Kysely } from 'kysely';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { MEMORY } from './pacing.ts';
import { bundles } from './post.ts';

export type RecoverDeps = { db: Kysely<Tables>; clock: Clock };
export type Recovered = { unknown: number; repeated: number };

/**
 * Finds messages a process that died had taken but never reported on: whether they were posted nobody knows.
 * Bundles become `unknown` and are left to the next one; the others are sent again, for a second copy of a
 * piece of news is harmless and a lost one is not. With `everything`, leases are not waited for: right at the
 * start of the only process there is.
 */
export const recover = (deps: RecoverDeps, { everything }: { everything: boolean }): Promise<Recovered> =>
  deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now().toString();
    const orphans = await trx
      .selectFrom('outbox')
      .select(['id', 'kind'])
      .where('status', '=', 'sending')
      .$if(!everything, (query) =>
        query.where('lease_until', '<', new Date(deps.clock.now().epochMilliseconds)),
      )
      .forUpdate()
      .skipLocked()
      .execute();
    const isBundle = ({ kind }: { kind: string }) => bundles.some((bundle) => bundle === kind);
    const [unknown, repeated] = [orphans.filter(isBundle), orphans.filter((orphan) => !isBundle(orphan))];
    const common = { reason: 'process-ended', owner: null, lease_until: null };
    const update = (rows: typeof orphans) =>
      trx.updateTable('outbox').where(
        'id',
        'in',
        rows.map(({ id }) => id),
      );
    if (unknown.length > 0) {
      await update(unknown)
        .set({ ...common, status: 'unknown', done_at: now, next_try_at: null })
        .execute();
    }
    if (repeated.length > 0) {
      await update(repeated)
        .set(({ eb }) => ({ ...common, status: 'queued', next_try_at: now, doubts: eb('doubts', '+', 1) }))
        .execute();
    }
    return { unknown: unknown.length, repeated: repeated.length };
  });

/** Says that these messages are still being posted by a living process. */
export const renewLeases = async (
  { db, clock }: RecoverDeps,
  { ids, owner, leaseMs }: { ids: number[]; owner: string; leaseMs: number },
): Promise<void> => {
  if (ids.length === 0) return;
  await db
    .updateTable('outbox')
    .set({ lease_until: clock.now().add({ milliseconds: leaseMs }).toString() })
    .where('id', 'in', ids)
    .where('owner', '=', owner)
    .where('status', '=', 'sending')
    .execute();
};

/** Forgets sends that lie further back than the longest window. */
export const forgetOldSends = async ({ db, clock }: RecoverDeps): Promise<void> => {
  const horizon = clock.now().subtract({ milliseconds: MEMORY });
  await db.deleteFrom('sends').where('at', '<=', new Date(horizon.epochMilliseconds)).execute();
};
