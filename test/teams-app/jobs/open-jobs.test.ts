import { PgBoss } from 'pg-boss';
import { type Jobs, openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { schedules } from '../../../teams-app/jobs/queues.ts';
import type { JobHandlers } from '../../../teams-app/jobs/work.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
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
    const [records, sync] = [recordsIn(deps), syncStoreIn(deps)];
    const pushed: string[] = [];
    const handlers: JobHandlers = {
      push: async ({ key }) => pushed.push(key),
      sweep: async () => [],
      reminders: async () => [],
      digest: async () => [],
      send: () => undefined,
      ...over,
    };
    return { records, sync, pushed, handlers, jobs: opening };
  };

  it('push a changed row within a second of the change', async () => {
    const { records, pushed, jobs, handlers, sync } = await opened();
    await jobs.work({ handlers, sync });
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    expect(await eventually(() => pushed.includes('A1'))).toBeLessThan(1000);
  });

  it('leave no job behind of a transaction that was rolled back', async () => {
    const { records, pushed, jobs, handlers, sync } = await opened();
    await jobs.work({ handlers, sync });
    const failing = records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure({ key: 'A1' }));
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure({ key: 'A2' })));
    await eventually(() => pushed.includes('A2'));
    expect(pushed).toEqual(['A2']);
  });

  it('keep a job until somebody works, and push what was owed before there were jobs at all', async () => {
    const { records, sync, pushed, jobs, handlers } = await opened();
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure({ key: 'A1' })));
    await database()
      .store.db.insertInto('mirror')
      .values({
        list: 'TfMeasures',
        key: 'A2',
        entity: JSON.stringify(aMeasure({ key: 'A2' })),
        owed_since: '2025-03-03T07:00:00Z',
      })
      .execute();
    await jobs.work({ handlers, sync });
    await eventually(() => pushed.includes('A1') && pushed.includes('A2'));
    expect(new Set(pushed)).toEqual(new Set(['A1', 'A2']));
  });

  it('try a push again that failed, and meanwhile the row stands as owed with the reason', async () => {
    let calls = 0;
    const seen: unknown[] = [];
    const { records, sync, jobs, handlers } = await opened({
      push: async () => {
        calls += 1;
        if (calls > 1) return;
        throw Object.assign(new Error('throttled for now'), { reason: 'throttled' });
      },
    });
    await jobs.work({ handlers, sync });
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    await eventually(async () => {
      seen.push(...(await sync.owedRows()).flatMap(({ fault }) => fault ?? []));
      return calls > 1;
    });
    expect(seen).toContain('throttled');
  });

  it('push a row once at a time, however often it was changed', async () => {
    let [running, most] = [0, 0];
    const seen: number[] = [];
    const { records, sync, jobs, handlers } = await opened({
      push: async ({ list, key }) => {
        running += 1;
        most = Math.max(most, running);
        const row = await sync.row(list, key);
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (row?.list === 'TfMeasures' && 'snoozes' in row.entity) seen.push(row.entity.snoozes);
        running -= 1;
      },
    });
    await jobs.work({ handlers, sync });
    for (let snoozes = 1; snoozes <= 4; snoozes += 1) {
      await records.transaction((tx) => tx.save('TfMeasures', aMeasure({ snoozes })));
    }
    await eventually(() => seen.includes(4));
    expect(most).toBe(1);
  });

  it('wake the sender when a message is queued', async () => {
    let woken = 0;
    const { records, sync, jobs, handlers } = await opened({
      send: () => {
        woken += 1;
      },
    });
    await jobs.work({ handlers, sync });
    await records.transaction((tx) =>
      tx.queue({
        personOid: ANA,
        kind: 'digest',
        key: '2025-03-03',
        payload: { kind: 'digest', day: '2025-03-03' },
      }),
    );
    expect(await eventually(() => woken > 0)).toBeLessThan(1000);
  });

  it('carry a whole import of two hundred rows within seconds', async () => {
    const { records, sync, jobs, handlers, pushed } = await opened();
    await jobs.work({ handlers, sync });
    await records.transaction(async (tx) => {
      for (let n = 1; n <= 200; n += 1) {
        await tx.add('TfTasks', { ...aMeasure(), kind: 'task', key: `T-${n}` });
      }
    });
    await eventually(() => new Set(pushed.filter((key) => key.startsWith('T-'))).size === 200);
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

  it('sweep every five minutes', () => {
    expect(nextRun('sweep', '2025-01-15T00:01:00Z')).toBe('2025-01-15T00:05:00.000Z');
  });
});
