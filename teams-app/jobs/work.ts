import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { ListName } from '../../programme/index.ts';
import { queues, schedules } from './queues.ts';

/** What the jobs do; each may run twice and must then do nothing new. */
export type JobHandlers = {
  /** Wakes what carries rows to SharePoint in this process. */
  carry: () => void;
  sweepList: (list: ListName) => Promise<unknown>;
  /** `now`: also what is not due. */
  subscribe: (options: { now: boolean }) => Promise<unknown>;
  inspect: () => Promise<unknown>;
  minutes: () => Promise<unknown>;
  votes: () => Promise<unknown>;
  reminders: () => Promise<unknown>;
  digest: () => Promise<unknown>;
  /** Wakes this process's sender. */
  send: () => void;
};

export type WorkDeps = { handlers: JobHandlers };
type Engine = { sweepList: (list: ListName, afterSeconds: number) => Promise<void> };

// One long list must not keep the others waiting.
const LISTS_AT_ONCE = 3;

// A notification starts a job at once; the poll is for one that got lost.
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 };
const seldom = { pollingIntervalSeconds: 5 };

/** Works off the queues and keeps the schedules. */
export const work = async (boss: PgBoss, { handlers, sweepList }: WorkDeps & Engine): Promise<void> => {
  await boss.work(queues.carry, polling, async () => handlers.carry());
  await boss.work(queues.send, polling, async () => handlers.send());
  await boss.work(queues.sweep, seldom, async () => {
    for (const list of ListName.options) await sweepList(list, 0);
  });
  await boss.work(queues.sweepList, { ...polling, localConcurrency: LISTS_AT_ONCE }, async ([job]) => {
    await handlers.sweepList(SweepJob.parse(job?.data).list);
  });
  await boss.work(queues.subscribe, seldom, async ([job]) => {
    await handlers.subscribe({ now: SubscribeJob.safeParse(job?.data).success });
  });
  await boss.work(queues.inspect, seldom, async () => {
    await handlers.inspect();
  });
  await boss.work(queues.minutes, seldom, async () => {
    await handlers.minutes();
  });
  await boss.work(queues.votes, seldom, async () => {
    await handlers.votes();
  });
  await boss.work(queues.reminders, seldom, async () => {
    await handlers.reminders();
  });
  await boss.work(queues.digest, seldom, async () => {
    await handlers.digest();
  });
  for (const { queue, cron, options } of schedules) await boss.schedule(queue, cron, null, options);
};

const SweepJob = z.object({ list: ListName });
const SubscribeJob = z.object({ now: z.literal(true) });
