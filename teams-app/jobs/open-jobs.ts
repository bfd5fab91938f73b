import { fromKysely, fromPglite, type JobInsert, PgBoss } from 'pg-boss';
import type { Log } from '../../programme/index.ts';
import type { Engine } from '../store/open-store.ts';
import { codeOf } from '../store/store-error.ts';
import type { JobQueue, RowRef } from '../store/unit-of-work.ts';
import { makeQueues, queues } from './queues.ts';
import { type WorkDeps, work } from './work.ts';

export type Jobs = {
  /** What the store sends jobs through, in the transaction of the change that caused them. */
  queue: JobQueue;
  /** Queues a push for every row still owed to SharePoint, at most once a minute for each. */
  pushOwed: (rows: RowRef[]) => Promise<void>;
  /** Starts working off the queues and keeps the schedules; a process that only answers people leaves it out. */
  work: (deps: WorkDeps) => Promise<void>;
  /** Lets jobs under way finish, for at most ten seconds. */
  stop: () => Promise<void>;
};

/** Starts the job engine on the store's database, in a schema of its own. */
export const openJobs = async ({ engine, log }: { engine: Engine; log: Log }): Promise<Jobs> => {
  const boss = new PgBoss({ ...databaseOf(engine), schema: 'pgboss', useListenNotify: true });
  boss.on('error', (error) =>
    log.error({ reason: 'job-engine', code: codeOf(error), name: error.name }, 'jobs'),
  );
  boss.on('warning', ({ message }) => log.warn({ reason: 'job-engine', warning: message }, 'jobs'));
  await boss.start();
  await makeQueues(boss);
  const pushOwed = async (rows: RowRef[]): Promise<void> => {
    const once = (row: RowRef) => ({ singletonKey: `${row.list}/${row.key}`, singletonSeconds: 60 });
    if (rows.length > 0)
      await boss.insert(
        queues.push,
        rows.map((row) => ({ ...pushOf(row), ...once(row) })),
      );
  };
  return {
    queue: {
      push: async (trx, rows) => {
        await boss.insert(queues.push, rows.map(pushOf), { db: fromKysely(trx) });
      },
      send: async (trx) => {
        await boss.send(queues.send, null, { db: fromKysely(trx) });
      },
    },
    pushOwed,
    work: (deps) => work({ ...deps, boss, log, pushOwed, oneProcess: engine.kind === 'pglite' }),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
};

// The group lets one push of a row run at a time, across processes.
const pushOf = (row: RowRef): JobInsert => ({ data: row, group: { id: `${row.list}/${row.key}` } });

const databaseOf = (engine: Engine) =>
  engine.kind === 'pglite'
    ? { db: fromPglite(engine.pglite), backend: 'pglite' as const }
    : { connectionString: engine.databaseUrl, application_name: 'taktfast-jobs', max: 4 };
