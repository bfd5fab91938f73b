import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { ListName, Log } from '../../programme/index.ts';
import type { Engine } from '../store/open-store.ts';
import { codeOf } from '../store/store-error.ts';
import type { JobQueue } from '../store/unit-of-work.ts';
import { makeQueues, queues } from './queues.ts';
import { type WorkDeps, work } from './work.ts';

export type Jobs = {
  /** What the store sends jobs through, in the transaction of the change that caused them. */
  queue: JobQueue;
  /** Queues a sweep of a list, so many seconds from now; while one waits, another is not queued. */
  sweepList: (list: ListName, afterSeconds: number) => Promise<void>;
  /** Puts a day's reminders, or a week's digest, off by so many seconds. */
  later: (queue: 'reminders' | 'digest', afterSeconds: number) => Promise<void>;
  /** Queues a look at the subscriptions, whether they are due for it or not. */
  subscribe: () => Promise<void>;
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
  const sweepList = async (list: ListName, startAfter: number): Promise<void> => {
    await boss.send(queues.sweepList, { list }, { singletonKey: list, startAfter });
  };
  return {
    queue: {
      push: async (trx) => {
        await boss.send(queues.carry, null, { db: fromKysely(trx) });
      },
      send: async (trx) => {
        await boss.send(queues.send, null, { db: fromKysely(trx) });
      },
    },
    sweepList,
    later: async (queue, startAfter) => {
      await boss.send(queues[queue], null, { startAfter });
    },
    subscribe: async () => {
      await boss.send(queues.subscribe, { now: true });
    },
    work: (deps) => work(boss, { ...deps, sweepList }),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
};

const databaseOf = (engine: Engine) =>
  engine.kind === 'pglite'
    ? { db: fromPglite(engine.pglite), backend: 'pglite' as const }
    : { connectionString: engine.databaseUrl, application_name: 'taktfast-jobs', max: 4 };
