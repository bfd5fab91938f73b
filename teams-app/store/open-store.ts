import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Log } from '../../programme/index.ts';
import { migrate } from './migrations.ts';
import { codeOf, StoreError } from './store-error.ts';
import { SCHEMA, type Tables } from './tables.ts';

export type StoreOptions = {
  /** PostgreSQL; without it, PGlite in `dataDir`, or in memory when that is absent too. */
  databaseUrl?: string | undefined;
  dataDir?: string | undefined;
  log?: Log;
};

/** What the job engine shares with the store. */
export type Engine = { kind: 'pglite'; pglite: PGlite } | { kind: 'postgres'; databaseUrl: string };

export type Store = {
  engine: Engine;
  /** Every query is in the schema `taktfast`. */
  db: Kysely<Tables>;
  close: () => Promise<void>;
};

/** Opens the database and brings its schema up to date; throws `StoreError` with the remedy. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { engine, db } = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.log)
    : await openPglite(options.dataDir);
  try {
    await migrate(db);
    if (engine.kind === 'pglite') await freeLists(db);
  } catch (error) {
    await db.destroy();
    throw whyNot(engine, error);
  }
  return { engine, db: db.withSchema(SCHEMA), close: () => db.destroy() };
};

// The embedded database has one process, so whoever was sweeping when it was last closed is no more.
const freeLists = async (db: Kysely<Tables>): Promise<void> => {
  await db.withSchema(SCHEMA).updateTable('sync_state').set({ sweeper: null }).execute();
};

const openPostgres = (databaseUrl: string, log: Log | undefined) => {
  const pool = new Pool({ connectionString: databaseUrl, application_name: 'taktfast', max: 10 });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', (error) =>
    log?.warn({ reason: 'database-connection-lost', code: codeOf(error) }, 'store'),
  );
  const engine: Engine = { kind: 'postgres', databaseUrl };
  return { engine, db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
};

const openPglite = async (dataDir: string | undefined) => {
  try {
    const pglite = await PGlite.create(dataDir === undefined ? {} : { dataDir });
    const engine: Engine = { kind: 'pglite', pglite };
    return { engine, db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }) };
  } catch (error) {
    throw new StoreError('damaged', { cause: error });
  }
};

const whyNot = (engine: Engine, error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  return new StoreError(engine.kind === 'postgres' ? 'unreachable' : 'damaged', { cause: error });
};
