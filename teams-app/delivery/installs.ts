import type { Kysely } from 'kysely';
import type { Clock, Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Tables } from '../store/tables.ts';

export type InstallDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  log: Log;
  /** Puts the app into somebody's Teams and tells what came of it; throws when a later try may succeed. */
  install: (oid: string) => Promise<string>;
};

const TRYING = 'trying';
/** A process that died while trying holds nobody back for longer. */
const TRIAL = { minutes: 10 };

/**
 * Tries once, for each of these people, to install the app for them. When it succeeds, Teams tells the bot of its new
 * chat, and what waited for the person is sent then.
 */
export const tryInstalls = async (deps: InstallDeps, oids: readonly string[]): Promise<void> => {
  for (const oid of new Set(oids)) {
    try {
      if (await claimed(deps, oid)) await tryOne(deps, oid);
    } catch (error) {
      deps.log.error({ reason: reasonOf(error) }, 'the app could not be installed for a person');
    }
  }
};

const claimed = async ({ db, clock }: InstallDeps, oid: string): Promise<boolean> => {
  const now = clock.now();
  const trial = { tried_at: now.toString(), outcome: TRYING };
  const stale = new Date(now.subtract(TRIAL).epochMilliseconds);
  const row = await db
    .insertInto('installs')
    .values({ person_oid: oid, ...trial })
    .onConflict((conflict) =>
      conflict
        .column('person_oid')
        .doUpdateSet(trial)
        .where('installs.outcome', '=', TRYING)
        .where('installs.tried_at', '<', stale),
    )
    .returning('person_oid')
    .executeTakeFirst();
  return row !== undefined;
};

const tryOne = async (deps: InstallDeps, oid: string): Promise<void> => {
  try {
    const outcome = await deps.install(oid);
    deps.log.info({ reason: outcome }, 'the app was to be installed for a person');
    await deps.db.updateTable('installs').set({ outcome }).where('person_oid', '=', oid).execute();
  } catch (error) {
    // Not this time: the next message to the person tries again.
    await forgetInstall(deps, oid);
    throw error;
  }
};

/** Lets the app be tried for a person once more. */
export const forgetInstall = async ({ db }: Pick<InstallDeps, 'db'>, oid: string): Promise<void> => {
  await db.deleteFrom('installs').where('person_oid', '=', oid).execute();
};
