import { PgBoss } from 'pg-boss';
import { type Jobs, openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { schedules } from '../../../teams-app/jobs/queues.ts';
import type { JobHandlers } from '../../../teams-app/jobs/work.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, aMeasure } from '../store/builders.ts';
import { clockAt, emptied, noLog, onEachDatabase } from '../store/databases.ts';

const eventually = async (holds: () => Promise<boolean> | boolean, within = 10_000): Promise<number> => {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > within) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - started;
};

onEachDatabase('the jobs', (database) => {
  let jobs: Jobs | undefined;
  beforeEach(() => emptied(database().store));
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });

  const opened = async (over: Partial<JobHandlers> = {}) => {
    const { store } = database();
    const opening = await openJobs({ engine: store.engine, log: noLog });
    jobs = opening;
    const deps = { db: store.db, clock: clockAt('2025-03-03T07:30:00Z'), jobs: opening.queue };
    const records = recordsIn(deps);
    const woken = { carrier: 0, sender: 0 };
    const handlers: JobHandlers = {
      carry: () => {
        woken.carrier += 1;
      },
      sweepList: async () => undefined,
      subscribe: async () => undefined,
      inspect: async () => undefined,
      minutes: async () => undefined,
      votes: async () => undefined,
      reminders: async () => [],
      digest: async () => [],
      send: () => {
        woken.sender += 1;
      },
      ...over,
    };
    return { records, woken, handlers, jobs: opening };
  };

  it('wake the carrier within a second of a change', async () => {
    const { records, woken, jobs, handlers } = await opened();
    await jobs.work({ handlers });
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    expect(await eventually(() => woken.carrier > 0)).toBeLessThan(1000);
  });

  it('leave no job behind of a transaction that was rolled back', async () => {
    const { records, woken, jobs, handlers } = await opened();
    const failing = records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure({ key: 'A1' }));
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await jobs.work({ handlers });
    await records.transaction((tx) =>
      tx.queue({
        personOid: ANA,
        kind: 'digest',
        key: '2025-03-03',
        payload: { kind: 'digest', day: '2025-03-03' },
      }),
    );
    await eventually(() => woken.sender > 0);
    expect(woken.carrier).toBe(0);
  });

  describe('that sweep a list', () => {
    it('wait as one, however many notifications ask for it, and as one each for every list', async () => {
      const swept: string[] = [];
      const { jobs, handlers } = await opened({ sweepList: async (list) => swept.push(list) });
      for (let n = 0; n < 5; n += 1) await jobs.sweepList('TfMeasures', 0);
      await jobs.sweepList('TfTasks', 0);
      await jobs.work({ handlers });
      await eventually(() => swept.includes('TfMeasures') && swept.includes('TfTasks'));
      await jobs.sweepList('TfRisks', 0);
      await eventually(() => swept.includes('TfRisks'));
      expect(swept.filter((list) => list === 'TfMeasures')).toEqual(['TfMeasures']);
    });

    it('run again for what is told while they run, and one at a time', async () => {
      let [running, most, ended] = [0, 0, 0];
      const gate = Promise.withResolvers<void>();
      const { jobs, handlers } = await opened({
        sweepList: async () => {
          running += 1;
          most = Math.max(most, running);
          await gate.promise;
          running -= 1;
          ended += 1;
        },
      });
      await jobs.work({ handlers });
      await jobs.sweepList('TfMeasures', 0);
      await eventually(() => running === 1);
      for (let n = 0; n < 3; n += 1) await jobs.sweepList('TfMeasures', 0);
      gate.resolve();
      await eventually(() => ended === 2);
      expect(most).toBe(1);
    });
  });

  it('look after the subscriptions when they are asked to', async () => {
    const asked: boolean[] = [];
    const { jobs, handlers } = await opened({ subscribe: async ({ now }) => asked.push(now) });
    await jobs.subscribe();
    await jobs.subscribe();
    await jobs.work({ handlers });
    await eventually(() => asked.length > 0);
    expect(asked).toEqual([true]);
  });

  it('keep a job until somebody works, one however many rows were changed', async () => {
    const { records, woken, jobs, handlers } = await opened();
    await records.transaction(async (tx) => {
      for (let n = 1; n <= 200; n += 1)
        await tx.add('TfTasks', { ...aMeasure(), kind: 'task', key: `T-${n}` });
    });
    for (let snoozes = 1; snoozes <= 4; snoozes += 1)
      await records.transaction((tx) => tx.save('TfMeasures', aMeasure({ snoozes })));
    await jobs.work({ handlers });
    await eventually(() => woken.carrier > 0);
    expect(woken.carrier).toBe(1);
  });

  it('run what was put off when its time has come, once', async () => {
    const planned: number[] = [];
    const { jobs, handlers } = await opened({ digest: async () => planned.push(performance.now()) });
    const asked = performance.now();
    await jobs.later('digest', 1);
    await jobs.later('digest', 1);
    await jobs.work({ handlers });
    await eventually(() => planned.length > 0, 20_000);
    expect((planned[0] ?? 0) - asked).toBeGreaterThan(1000);
    expect(planned).toHaveLength(1);
  }, 30_000);

  it('wake the sender when a message is queued', async () => {
    const { records, woken, jobs, handlers } = await opened();
    await jobs.work({ handlers });
    await records.transaction((tx) =>
      tx.queue({
        personOid: ANA,
        kind: 'digest',
        key: '2025-03-03',
        payload: { kind: 'digest', day: '2025-03-03' },
      }),
    );
    expect(await eventually(() => woken.sender > 0)).toBeLessThan(1000);
  });
});

describe('the schedules', () => {
  const boss = new PgBoss({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  const nextRun = (queue: string, from: string) => {
    const schedule = schedules.find((one) => one.queue === queue);
    if (!schedule) throw new Error(`no schedule for ${queue}`);
    const [next] = boss.previewSchedule(schedule.cron, {
      tz: schedule.options.tz ?? 'UTC',
      from: new Date(from),
      count: 1,
    });
    return next?.toISOString();
  };

  it('send reminders at 08:30 in Oslo, winter and summer', () => {
    expect(nextRun('reminders', '2025-01-15T00:00:00Z')).toBe('2025-01-15T07:30:00.000Z');
    expect(nextRun('reminders', '2025-07-15T00:00:00Z')).toBe('2025-07-15T06:30:00.000Z');
  });

  it('send the digest on Mondays at 07:30 in Oslo, and look again on the two days after for a Monday that is off', () => {
    expect(nextRun('digest', '2025-01-16T00:00:00Z')).toBe('2025-01-20T06:30:00.000Z');
    expect(nextRun('digest', '2025-03-31T00:00:00Z')).toBe('2025-03-31T05:30:00.000Z');
    expect(nextRun('digest', '2025-04-21T06:00:00Z')).toBe('2025-04-22T05:30:00.000Z');
    expect(nextRun('digest', '2025-04-23T06:00:00Z')).toBe('2025-04-28T05:30:00.000Z');
  });

  it('look after the subscriptions every hour', () => {
    expect(nextRun('subscribe', '2025-01-15T00:30:00Z')).toBe('2025-01-15T01:23:00.000Z');
  });

  it('look the lists over once a day, early', () => {
    expect(nextRun('inspect', '2025-01-15T00:30:00Z')).toBe('2025-01-15T04:41:00.000Z');
  });

  it('sweep every five minutes', () => {
    expect(nextRun('sweep', '2025-01-15T00:01:00Z')).toBe('2025-01-15T00:05:00.000Z');
  });
});
