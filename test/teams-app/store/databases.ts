import { setImmediate as nextTick } from 'node:timers/promises';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock, Log } from '../../../programme/index.ts';
import { openStore, type Store } from '../../../teams-app/store/open-store.ts';
import type { JobQueue, RowRef } from '../../../teams-app/store/unit-of-work.ts';
import { type EmptyDatabase, emptyDatabase } from '../../empty-database.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';

export type TestDatabase = {
  store: Store;
  /** The database as another process would open it; PGlite has only one process, and so the same store. */
  another: () => Promise<Store>;
};

/** Runs a suite on PGlite always, and on a fresh PostgreSQL database when TEST_DATABASE_URL names a server. */
export const onEachDatabase = (title: string, suite: (database: () => TestDatabase) => void): void => {
  describe(`${title}, on PGlite`, () => {
    let opened: TestDatabase | undefined;
    let empty: EmptyDatabase | undefined;
    beforeAll(async () => {
      empty = await emptyDatabase();
      const store = await openStore({ dataDir: empty.dataDir });
      opened = { store, another: async () => store };
    }, 240_000);
    afterAll(async () => {
      await opened?.store.close();
      await empty?.remove();
    });
    suite(() => given(opened));
  });

  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) return;
  describe(`${title}, on PostgreSQL`, () => {
    const stores: Store[] = [];
    let fresh: FreshDatabase | undefined;
    let opened: TestDatabase | undefined;
    beforeAll(async () => {
      fresh = await freshDatabase(server);
      const { url } = fresh;
      const another = async () => {
        const store = await openStore({ databaseUrl: url });
        stores.push(store);
        return store;
      };
      opened = { store: await another(), another };
    });
    afterAll(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await fresh?.drop();
    });
    suite(() => given(opened));
  });
};

/** One test on a PostgreSQL database of its own, when TEST_DATABASE_URL names a server. */
export const onFreshDatabase = (title: string, test: (databaseUrl: string) => Promise<void>): void => {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) return;
  it(title, async () => {
    const { url, drop } = await freshDatabase(server);
    try {
      await test(url);
    } finally {
      await drop();
    }
  }, 240_000);
};

const given = (opened: TestDatabase | undefined): TestDatabase => {
  if (opened === undefined) throw new Error('the database is opened before each suite');
  return opened;
};

/** Empties every table, so that each test starts from nothing without opening a database again. */
export const emptied = async ({ db }: Store): Promise<void> => {
  const tables = [
    'mirror',
    'row_faults',
    'sync_state',
    'sweep_rows',
    'subscriptions',
    'refused_notifications',
    'actions',
    'outbox',
    'conversations',
    'sends',
    'installs',
    'graph_units',
    'board_rounds',
    'ballots',
    'minutes',
    'case_presence',
  ];
  // Deleting some rows is quick; truncating makes new files for every table and index.
  const deletes = tables.map((table) => `${table}_gone as (delete from taktfast.${table})`);
  await sql.raw(`with ${deletes.join(', ')} select`).execute(db);
  await db.updateTable('mirror_version').set({ version: 0 }).execute();
  await db.updateTable('pace').set({ at: null }).execute();
  const unknown = { at: null, paused_until: null, open_until: null, trial_until: null, limit_seen: null };
  await db
    .updateTable('graph_budget')
    .set({ ...unknown, failures: 0 })
    .execute();
  await db
    .updateTable('log_head')
    .set({ seq: 0, hash: '0'.repeat(64) })
    .execute();
};

/** A clock that stands still until it is moved. */
export const clockAt = (instant: string) => {
  let now = Temporal.Instant.from(instant);
  return {
    now: () => now,
    forward: (by: Temporal.DurationLike) => {
      now = now.add(by);
    },
  } satisfies Clock & Record<string, unknown>;
};

/** Waiting moves a standing clock on, for one who waits at a time, as real time comes to one after the other. */
export const waitsIn = (clock: ReturnType<typeof clockAt>): ((at: number) => Promise<void>) => {
  let before = Promise.resolve();
  return (at) => {
    before = before
      .then(() => nextTick())
      .then(() => {
        const milliseconds = at - clock.now().epochMilliseconds;
        if (milliseconds > 0) clock.forward({ milliseconds });
      });
    return before;
  };
};

/** Takes note of the jobs a transaction asked for, instead of sending them. */
export const jobsNoted = (): JobQueue & { pushed: RowRef[]; sends: () => number } => {
  const pushed: RowRef[] = [];
  let sends = 0;
  return {
    pushed,
    sends: () => sends,
    push: async (_trx, rows) => {
      pushed.push(...rows);
    },
    send: async () => {
      sends += 1;
    },
  };
};

export const noLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
