import type { Job, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { ListName, type Log } from '../../programme/index.ts';
import type { MirrorSync } from '../store/sync-store.ts';
import type { RowRef } from '../store/unit-of-work.ts';
import { queues, schedules } from './queues.ts';
import { reasonOf } from './reason-of.ts';

/** What the jobs do; each may run twice and must then do nothing new. */
export type JobHandlers = {
  push: (row: RowRef) => Promise<unknown>;
  sweep: () => Promise<unknown>;
  reminders: () => Promise<unknown>;
  digest: () => Promise<unknown>;
  /** Wakes this process's sender. */
  send: () => void;
};

export type WorkDeps = { handlers: JobHandlers; sync: Pick<MirrorSync, 'owed' | 'pushFailed'> };

type Engine = {
  boss: PgBoss;
  log: Log;
  pushOwed: (rows: RowRef[]) => Promise<void>;
  oneProcess: boolean;
};

// A notification starts a job at once; the poll is for retries that have come due.
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 };
const seldom = { pollingIntervalSeconds: 5 };

/** Works off the queues, keeps the schedules, and queues a push for whatever is still owed. */
export const work = async (deps: WorkDeps & Engine): Promise<void> => {
  const { boss, handlers, sync, pushOwed } = deps;
  const groups = deps.oneProcess ? {} : { groupConcurrency: 1 };
  await boss.work(
    queues.push,
    { ...polling, ...groups, batchSize: 20, burstWhenBatchFull: true, perJobResults: true },
    (jobs: Job<unknown>[]) => pushAll(deps, jobs),
  );
  await boss.work(queues.send, polling, async () => handlers.send());
  await boss.work(queues.sweep, seldom, async () => {
    await handlers.sweep();
    await pushOwed(await sync.owed());
  });
  await boss.work(queues.reminders, seldom, async () => {
    await handlers.reminders();
  });
  await boss.work(queues.digest, seldom, async () => {
    await handlers.digest();
  });
  for (const { queue, cron, options } of schedules) await boss.schedule(queue, cron, null, options);
  await pushOwed(await sync.owed());
};

const Row = z.object({ list: ListName, key: z.string() });

/** Pushes the rows of a batch, each once however many jobs name it, a few at a time. */
const pushAll = async (deps: WorkDeps & Engine, jobs: Job<unknown>[]) => {
  const rows = new Map<string, { row: RowRef; ids: string[] }>();
  for (const { id, data } of jobs) {
    const row = Row.parse(data);
    const name = `${row.list}/${row.key}`;
    rows.set(name, { row, ids: [...(rows.get(name)?.ids ?? []), id] });
  }
  const waiting = [...rows.values()];
  const results: { id: string; status: 'completed' | 'failed'; output?: unknown }[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const result = await pushOne(deps, next.row);
      results.push(...next.ids.map((id) => ({ id, ...result })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return results;
};

const AT_ONCE = 4;

const pushOne = async ({ handlers, sync, log }: WorkDeps & Engine, row: RowRef) => {
  try {
    await handlers.push(row);
    return { status: 'completed' as const };
  } catch (error) {
    const reason = reasonOf(error);
    log.warn({ reason, list: row.list, key: row.key }, 'push failed');
    await sync.pushFailed(row.list, row.key, reason);
    return { status: 'failed' as const, output: { reason } };
  }
};
