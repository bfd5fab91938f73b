import { GraphError, type Pushed } from '../../../graph/index.ts';
import type { Measure } from '../../../programme/index.ts';
import { type Carrier, createCarrier } from '../../../teams-app/carrying/carrier.ts';
import type { Carry } from '../../../teams-app/carrying/carry-tasks.ts';
import type { OwedTask } from '../../../teams-app/carrying/take-owed.ts';
import type { Store } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { capturedLog } from '../../graph/captured-log.ts';
import { aMeasure, aTask, calm } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from '../store/databases.ts';

onEachDatabase('the carrier', (database) => {
  const carriers: Carrier[] = [];
  beforeEach(() => emptied(database().store));
  afterEach(async () => {
    for (const carrier of carriers.splice(0)) await carrier.stop();
  });

  /** Rows, and a SharePoint that takes what it is given unless the test says otherwise. */
  const opened = () => {
    const clock = clockAt('2025-03-03T07:30:00Z');
    const deps = { db: database().store.db, clock, jobs: jobsNoted() };
    const [records, sync] = [recordsIn(deps), syncStoreIn(deps)];
    const log = capturedLog();
    const graph = { state: calm };
    const trips: OwedTask[][] = [];
    const sharePoint = new Map<string, unknown>();
    const answers: { to: (task: OwedTask) => Promise<Pushed | undefined> } = { to: async () => undefined };

    const carryOne = async (task: OwedTask): Promise<Pushed> => {
      const { list, key } = task;
      const row = await sync.row(list, key);
      const answer = await answers.to(task);
      if (answer) return answer;
      if (!row) return 'nothing';
      sharePoint.set(key, row.entity);
      await sync.pushed(list, key, { itemId: `i-${key}`, etag: '"g,1"', synced: row.entity });
      return 'pushed';
    };
    const carry: Carry = (tasks) => {
      trips.push([...tasks]);
      return Promise.allSettled(tasks.map(carryOne));
    };
    const carrierOn = (store: Store, over: Partial<Parameters<typeof createCarrier>[0]> = {}) => {
      const carrier = createCarrier({
        storeDeps: { ...deps, db: store.db },
        budget: { state: async () => graph.state },
        ...{ carry, log, oneProcess: false, random: () => 1, pollMs: 20 },
        ...over,
      });
      carriers.push(carrier);
      return carrier;
    };
    const act = (over: Partial<Measure> = {}) =>
      records.transaction((tx) => tx.save('TfMeasures', aMeasure(over)));
    const owed = () => sync.owed();
    const settledDown = async (looks: () => Promise<boolean>) => {
      for (let tries = 0; tries < 500; tries += 1) {
        if (await looks()) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`it did not come about: ${JSON.stringify(await owed())}`);
    };
    /** Nothing is under way, and what became of it is written down. */
    const atRest = async () =>
      (await deps.db.selectFrom('mirror').select('key').where('push_owner', 'is not', null).execute())
        .length === 0;
    const allCarried = () => settledDown(async () => (await owed()).length === 0 && (await atRest()));
    return {
      ...deps,
      records,
      sync,
      log,
      graph,
      trips,
      sharePoint,
      answers,
      carrierOn,
      act,
      owed,
      settledDown,
      atRest,
      allCarried,
    };
  };
  type Opened = ReturnType<typeof opened>;
  const started = async (own: Opened, over: Parameters<Opened['carrierOn']>[1] = {}) => {
    const carrier = own.carrierOn(database().store, over);
    await carrier.start();
    return carrier;
  };
  const carriedKeys = ({ trips }: Opened) => trips.flat().map(({ key }) => key);

  it('carries several edits of a row as one', async () => {
    const own = opened();
    for (let snoozes = 1; snoozes <= 4; snoozes += 1) await own.act({ snoozes });
    await started(own);
    await own.allCarried();
    expect(carriedKeys(own)).toEqual(['A1']);
    expect(own.sharePoint.get('A1')).toMatchObject({ snoozes: 4 });
  });

  it('carries what was done while a row was on its way afterwards, never two of the same at once', async () => {
    const own = opened();
    let [running, most] = [0, 0];
    own.answers.to = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 60));
      running -= 1;
      return undefined;
    };
    await own.act({ snoozes: 1 });
    await started(own);
    await own.settledDown(async () => running > 0);
    await own.act({ snoozes: 2 });
    await own.settledDown(async () => own.sharePoint.has('A1') && (await own.atRest()));
    // It rests for five seconds, so that quick edits come together.
    await own.act({ snoozes: 3 });
    expect(carriedKeys(own)).toEqual(['A1']);
    own.clock.forward({ seconds: 5 });
    await own.allCarried();
    expect(own.sharePoint.get('A1')).toMatchObject({ snoozes: 3 });
    expect([most, carriedKeys(own)]).toEqual([1, ['A1', 'A1']]);
  });

  it('carries many rows side by side, each by one process only', async () => {
    const own = opened();
    await own.records.transaction(async (tx) => {
      for (let n = 1; n <= 200; n += 1) await tx.add('TfTasks', aTask({ key: `T-${n}` }));
    });
    const others = [await database().another(), await database().another()];
    await Promise.all(others.map((store) => own.carrierOn(store).start()));
    await own.allCarried();
    expect(carriedKeys(own)).toHaveLength(200);
    expect(new Set(carriedKeys(own)).size).toBe(200);
    expect(Math.max(...own.trips.map((tasks) => tasks.length))).toBe(20);
  });

  it('tells a first try from one that may have been made before', async () => {
    const own = opened();
    await own.act();
    own.answers.to = async ({ tries }) => {
      if (tries < 3) throw new GraphError('unavailable', 'TfMeasures');
      return undefined;
    };
    await started(own);
    for (const wait of [2, 4]) {
      await own.settledDown(async () => (await own.owed()).some(({ fault }) => fault === 'unreachable'));
      const before = own.trips.length;
      own.clock.forward({ seconds: wait });
      await own.settledDown(async () => own.trips.length > before);
    }
    await own.allCarried();
    expect(own.trips.flat().map(({ tries }) => tries)).toEqual([1, 2, 3]);
    await own.act({ snoozes: 1 });
    own.clock.forward({ seconds: 5 });
    own.answers.to = async () => undefined;
    await own.allCarried();
    expect(own.trips.at(-1)).toMatchObject([{ tries: 1 }]);
  });

  it('comes back to a throttled row when SharePoint asked it to, and carries on with the others meanwhile', async () => {
    const own = opened();
    own.answers.to = async ({ key, tries }) => {
      if (key === 'A1' && tries === 1)
        throw new GraphError('throttled', 'x', { retryAfterSeconds: 600, clientRequestId: 'r-1' });
      return undefined;
    };
    await own.act();
    await started(own);
    await own.settledDown(async () => (await own.owed()).some(({ fault }) => fault === 'throttled'));
    await own.act({ key: 'A2' });
    await own.settledDown(async () => own.sharePoint.has('A2'));
    own.clock.forward({ seconds: 599 });
    await own.act({ key: 'A3' });
    await own.settledDown(async () => own.sharePoint.has('A3'));
    expect(own.sharePoint.has('A1')).toBe(false);
    own.clock.forward({ seconds: 1 });
    await own.allCarried();
    expect(own.log.lines).toEqual([
      {
        level: 'warn',
        message: 'a row is not in SharePoint yet',
        fields: {
          ...{ list: 'TfMeasures', key: 'A1', tries: 1, reason: 'throttled', seconds: 600 },
          ...{ cause: 'throttled', clientRequestId: 'r-1' },
        },
      },
    ]);
  });

  it('tries one row of a list it may not write to, and keeps the others back', async () => {
    const own = opened();
    own.answers.to = async ({ list }) => {
      if (list === 'TfTasks') throw new GraphError('denied', list);
      return undefined;
    };
    for (let n = 1; n <= 60; n += 1)
      await own.records.transaction((tx) => tx.add('TfTasks', aTask({ key: `T-${n}` })));
    await own.act();
    await started(own);
    await own.settledDown(
      async () => own.sharePoint.has('A1') && (await own.owed()).every(({ fault }) => fault === 'refused'),
    );
    // Three batches were under way before anybody knew.
    expect(carriedKeys(own).filter((key) => key !== 'A1').length).toBeLessThanOrEqual(60);
    const tried = carriedKeys(own).length;
    own.clock.forward({ seconds: 290 });
    await own.act({ key: 'A2' });
    await own.settledDown(async () => own.sharePoint.has('A2'));
    expect(carriedKeys(own)).toHaveLength(tried + 1);
    // Somebody has given the app its role.
    own.answers.to = async () => undefined;
    own.clock.forward({ seconds: 10 });
    await own.allCarried();
  });

  it('tries a row at once that is edited after SharePoint would not have it', async () => {
    const own = opened();
    own.answers.to = async ({ tries }) => {
      if (tries === 1) throw new GraphError('invalid', 'TfMeasures');
      return undefined;
    };
    await own.act();
    await started(own);
    await own.settledDown(async () => (await own.owed()).some(({ fault }) => fault === 'not-accepted'));
    await own.act({ note: 'rettet' });
    await own.allCarried();
    expect(own.sharePoint.get('A1')).toMatchObject({ note: 'rettet' });
  });

  it('takes up within twelve seconds what a process that died was carrying, as no first try', async () => {
    const own = opened();
    await own.act();
    await own.db
      .updateTable('mirror')
      .set({ push_owner: 'dead', push_tries: 1, push_lease: own.clock.now().add({ seconds: 12 }).toString() })
      .execute();
    await started(own);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(own.trips).toEqual([]);
    own.clock.forward({ seconds: 12 });
    await own.allCarried();
    expect(own.trips.flat()).toMatchObject([{ key: 'A1', tries: 2 }]);
  });

  it('takes it up at once where no other process can be at it', async () => {
    const own = opened();
    await own.act();
    await own.db
      .updateTable('mirror')
      .set({ push_owner: 'dead', push_tries: 1, push_lease: own.clock.now().add({ seconds: 12 }).toString() })
      .execute();
    await started(own, { oneProcess: true });
    await own.allCarried();
  });

  it('takes nothing while Graph is left alone, and counts what was turned back here as no try', async () => {
    const own = opened();
    own.graph.state = { ...calm, circuit: 'open', held: { why: 'unreachable', until: 0, waitMs: 10_000 } };
    await own.act();
    await started(own);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(own.trips).toEqual([]);

    own.answers.to = async () => {
      if (own.trips.length > 1) return undefined;
      throw new GraphError('throttled', 'x', { code: 'no-units', held: true, retryAfterSeconds: 3 });
    };
    own.graph.state = calm;
    await own.settledDown(async () => (await own.owed()).some(({ fault }) => fault === 'queued'));
    own.clock.forward({ seconds: 3 });
    await own.allCarried();
    expect(own.trips.flat().map(({ tries }) => tries)).toEqual([1, 1]);
    expect(own.log.lines).toEqual([]);
  });

  it('takes no more rows than there are units for', async () => {
    const own = opened();
    for (let n = 1; n <= 9; n += 1) await own.act({ key: `A${n}` });
    own.graph.state = { ...calm, room: 7 };
    await started(own);
    await own.allCarried();
    expect(own.trips.map((tasks) => tasks.length)).toEqual([3, 3, 3]);
  });

  it('lets edits of a row come together when units are few', async () => {
    const own = opened();
    await started(own);
    await own.act();
    await own.allCarried();
    own.graph.state = { ...calm, minute: { used: 625, limit: 1250 } };
    own.clock.forward({ seconds: 30 });
    await own.act({ snoozes: 1 });
    own.clock.forward({ seconds: 5 });
    await own.act({ snoozes: 2 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(carriedKeys(own)).toEqual(['A1']);
    own.clock.forward({ seconds: 1 });
    await own.allCarried();
    expect(carriedKeys(own)).toEqual(['A1', 'A1']);
  });

  it('makes a row that is not in SharePoint yet at once, however few the units', async () => {
    const own = opened();
    own.graph.state = { ...calm, minute: { used: 625, limit: 1250 } };
    await started(own);
    await own.act({ snoozes: 1 });
    await own.allCarried();
    expect(own.sharePoint.get('A1')).toMatchObject({ snoozes: 1 });
  });

  it('marks what takes longer than ten seconds, with the reason as it changes, until it has come', async () => {
    const own = opened();
    const shown = async () => (await own.records.late()).map(({ key, reason }) => `${key} ${reason}`);
    own.graph.state = { ...calm, circuit: 'open', held: { why: 'unreachable', until: 0, waitMs: 10_000 } };
    await own.act();
    await started(own);
    own.clock.forward({ seconds: 9 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await shown()).toEqual([]);
    const version = await own.records.version();
    own.clock.forward({ seconds: 2 });
    await own.settledDown(async () => (await shown()).includes('A1 unreachable'));
    expect(await own.records.version()).toBe(version + 1);

    own.answers.to = async () => {
      throw new GraphError('denied', 'TfMeasures');
    };
    own.graph.state = calm;
    await own.settledDown(async () => {
      own.clock.forward({ seconds: 1 });
      return (await shown()).includes('A1 refused');
    });
    expect(await own.records.version()).toBe(version + 2);

    own.answers.to = async () => undefined;
    own.clock.forward({ minutes: 6 });
    await own.allCarried();
    expect(await shown()).toEqual([]);
    // Pages ask again when it is there.
    expect(await own.records.version()).toBe(version + 3);
  });

  it('carries all there is when asked to, telling how far it has come, and does not wait for what cannot come', async () => {
    const own = opened();
    own.answers.to = async ({ key }) => {
      if (key === 'A2') throw new GraphError('invalid', 'TfMeasures');
      return undefined;
    };
    for (const key of ['A1', 'A2', 'A3']) await own.act({ key });
    const progress: [number, number][] = [];
    const carrier = own.carrierOn(database().store);
    await carrier.drain((done, of) => progress.push([done, of]));
    expect((await own.owed()).map(({ key, fault }) => [key, fault])).toEqual([['A2', 'not-accepted']]);
    expect(progress.at(-1)).toEqual([2, 3]);
    // Asked once more, it tries what was set back at once.
    own.answers.to = async () => undefined;
    await carrier.drain(() => undefined);
    expect(await own.owed()).toEqual([]);
  });
});
