import type { PgBoss, Queue, ScheduleOptions } from 'pg-boss';
import { OSLO, SEND_TIMES } from '../../programme/index.ts';

export const queues = {
  /** Wakes the carrier of some process; what is owed to SharePoint waits in the mirror, not here. */
  carry: 'carry',
  /** Wakes the sender of some process; messages wait in the outbox, not here. */
  send: 'send',
  /** Every list's turn to be swept. */
  sweep: 'sweep',
  /** Sweeps one list: one job waits and one runs for each, however many notifications came. */
  sweepList: 'sweepList',
  /** Sees to it that Graph tells of the lists' changes. */
  subscribe: 'subscribe',
  /** Looks over what people may have done to the lists themselves. */
  inspect: 'inspect',
  /** Makes the minutes of votes that have ended, and files what is not in the library yet. */
  minutes: 'minutes',
  /** Ends votes whose deadline has come, and holds the lists against the record. */
  votes: 'votes',
  reminders: 'reminders',
  digest: 'digest',
} as const;

/** An older version queued a job for each row here. */
const GONE = 'push';

const settings: Record<keyof typeof queues, Omit<Queue, 'name'>> = {
  carry: { notify: true, policy: 'short', retryLimit: 0, deleteAfterSeconds: 3_600 },
  send: { notify: true, policy: 'short', retryLimit: 0, deleteAfterSeconds: 3_600 },
  sweep: { policy: 'stately', retryLimit: 0, deleteAfterSeconds: 86_400 },
  sweepList: {
    notify: true,
    policy: 'stately',
    retryLimit: 0,
    // A long list is read for the first time in minutes, and in many when SharePoint asks for patience.
    expireInSeconds: 7_200,
    heartbeatSeconds: 20,
    deleteAfterSeconds: 3_600,
  },
  subscribe: {
    notify: true,
    policy: 'stately',
    retryLimit: 0,
    heartbeatSeconds: 20,
    deleteAfterSeconds: 86_400,
  },
  inspect: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 20, deleteAfterSeconds: 86_400 },
  minutes: { policy: 'stately', retryLimit: 0, deleteAfterSeconds: 3_600 },
  votes: { policy: 'stately', retryLimit: 0, deleteAfterSeconds: 3_600 },
  reminders: { policy: 'stately', retryLimit: 5, retryDelay: 30, retryBackoff: true },
  digest: { policy: 'stately', retryLimit: 5, retryDelay: 30, retryBackoff: true },
};

/** Makes the queues, or brings those of an older version up to date. */
export const makeQueues = async (boss: PgBoss): Promise<void> => {
  for (const name of Object.values(queues)) {
    const { policy, ...options } = settings[name];
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, policy ? { ...options, policy } : options);
    // Read now, so that no transaction has to: on PGlite, with its one connection, that would never end.
    await boss.findJobs(name, { key: 'none' });
  }
  if (await boss.getQueue(GONE)) await boss.deleteQueue(GONE);
};

type Schedule = {
  queue: 'sweep' | 'subscribe' | 'inspect' | 'minutes' | 'votes' | 'reminders' | 'digest';
  cron: string;
  options: ScheduleOptions;
};

const at = (time: string): string => time.split(':').reverse().map(Number).join(' ');

/** When time itself causes work: times of day are Oslo's, summer and winter. */
export const schedules: readonly Schedule[] = [
  // A day's reminders, or a week's digest, that came due while nothing ran is made up for after the next start.
  { queue: 'reminders', cron: `${at(SEND_TIMES.reminders)} * * *`, options: { tz: OSLO, missed: 'once' } },
  // Monday may be a day off, and Christmas the two first days of a week; whether it is due is for the programme to say.
  { queue: 'digest', cron: `${at(SEND_TIMES.digest)} * * 1-3`, options: { tz: OSLO, missed: 'once' } },
  { queue: 'votes', cron: '* * * * *', options: { tz: OSLO } },
  { queue: 'minutes', cron: '* * * * *', options: { tz: OSLO } },
  { queue: 'sweep', cron: '*/5 * * * *', options: { tz: OSLO } },
  // Every hour, for what could not be had an hour ago; a subscription that is well is renewed once a day.
  { queue: 'subscribe', cron: '23 * * * *', options: { tz: OSLO } },
  // Renamed columns and lost indexes show in no row; the others are found when one is read.
  { queue: 'inspect', cron: '41 5 * * *', options: { tz: OSLO, missed: 'once' } },
];
