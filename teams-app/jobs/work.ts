import type { PgBoss } from 'pg-boss';
import { queues, schedules } from './queues.ts';

/** What the jobs do; each may run twice and must then do nothing new. */
export type JobHandlers = {
  /** Wakes what carries rows to SharePoint in this process. */
  carry: () => void;
  sweep: () => Promise<unknown>;
  reminders: () => Promise<unknown>;
  digest: () => Promise<unknown>;
  /** Wakes this process's sender. */
  send: () => void;
};

export type WorkDeps = { handlers: JobHandlers };

// A notification starts a job at once; the poll is for one that got lost.
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 };
const seldom = { pollingIntervalSeconds: 5 };

/** Works off the queues and keeps the schedules. */
export const work = async (boss: PgBoss, { handlers }: WorkDeps): Promise<void> => {
  await boss.work(queues.carry, polling, async () => handlers.carry());
  await boss.work(queues.send, polling, async () => handlers.send());
  await boss.work(queues.sweep, seldom, async () => {
    await handlers.sweep();
  });
  await boss.work(queues.reminders, seldom, async () => {
    await handlers.reminders();
  });
  await boss.work(queues.digest, seldom, async () => {
    await handlers.digest();
  });
  for (const { queue, cron, options } of schedules) await boss.schedule(queue, cron, null, options);
};
