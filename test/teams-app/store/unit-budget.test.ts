import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import { capturedLog } from '../../graph/captured-log.ts';
import { clockAt, emptied, onEachDatabase } from './databases.ts';

onEachDatabase('the budget of resource units', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = (unitsPerMinute = 1250) => {
    const clock = clockAt('2025-03-03T07:30:00Z');
    const log = capturedLog();
    const { db } = database().store;
    const budget = unitBudgetIn({ db, clock, log, unitsPerMinute, random: () => 0 });
    const reserve = (units: number, purpose: 'people' | 'upkeep' = 'people') =>
      budget.reserve({ units, purpose });
    const granted = async (units: number, purpose: 'people' | 'upkeep' = 'people') => {
      const leave = await reserve(units, purpose);
      if (!leave.granted) throw new Error(`refused: ${leave.why}`);
      return leave;
    };
    return { ...budget, clock, log, reserve, granted, db };
  };
  const unreachable = { outcome: 'unreachable' } as const;

  it('gives leave until the minute is used up, and then says how long it lasts', async () => {
    const { reserve, granted, clock } = opened();
    await granted(600);
    clock.forward({ seconds: 30 });
    await granted(600);
    // The first 600 were set aside 30 of 63 seconds ago.
    expect(await reserve(2)).toEqual({ granted: false, why: 'no-units', waitMs: 33_000 });
    clock.forward({ seconds: 33 });
    await granted(600);
    expect(await reserve(2)).toMatchObject({ granted: false });
  });

  it('leaves people room beside a sweep that reads a whole list, and the sweeps a little beside people', async () => {
    const { reserve, granted } = opened();
    await granted(750, 'upkeep');
    expect(await reserve(2, 'upkeep')).toMatchObject({ granted: false, why: 'no-units' });
    await granted(500);
    expect(await reserve(2)).toMatchObject({ granted: false, why: 'no-units' });

    await emptied(database().store);
    const busy = opened();
    await busy.granted(1200);
    await busy.granted(50, 'upkeep');
    expect(await busy.reserve(1, 'upkeep')).toMatchObject({ granted: false });
  });

  it('counts what is not SharePoint’s for nothing', async () => {
    const { granted, state } = opened();
    await granted(1200);
    await granted(0);
    expect((await state()).minute).toEqual({ used: 1200, limit: 1250 });
  });

  it('stops everybody for as long as Graph asks when it throttles', async () => {
    const { reserve, granted, learn, clock, state, log } = opened();
    const leave = await granted(2);
    await learn({ outcome: 'throttled', waitSeconds: 600, clientRequestId: 'r-1' }, leave);
    expect(await reserve(2)).toEqual({ granted: false, why: 'throttled', waitMs: 600_000 });
    expect((await state()).held).toEqual({
      why: 'throttled',
      until: clock.now().epochMilliseconds + 600_000,
      waitMs: 600_000,
    });
    expect(log.lines.at(-1)).toMatchObject({
      fields: { reason: 'graph-throttled', seconds: 600, clientRequestId: 'r-1' },
    });
    // A shorter time asked for meanwhile shortens nothing.
    await learn({ outcome: 'throttled', waitSeconds: 1 });
    // The directory is not SharePoint, and answers all the same.
    await granted(0);
    clock.forward({ seconds: 599 });
    expect(await reserve(2)).toMatchObject({ granted: false });
    clock.forward({ seconds: 1 });
    await granted(2);
  });

  it.each([undefined, 0])(
    'stops everybody for ten seconds when Graph throttles for %s',
    async (waitSeconds) => {
      const { reserve, granted, learn, clock, log } = opened();
      await learn({ outcome: 'throttled', waitSeconds }, await granted(2));
      expect(await reserve(2)).toEqual({ granted: false, why: 'throttled', waitMs: 10_000 });
      expect(log.lines.at(-1)).toMatchObject({ fields: { reason: 'graph-throttled', seconds: 10 } });
      clock.forward({ seconds: 10 });
      await granted(2);
    },
  );

  it('counts what others use with our name, as Graph tells it', async () => {
    const { granted, learn, state, reserve } = opened();
    const leave = await granted(100);
    await learn({ outcome: 'answered', rateLimit: { limit: 1250, remaining: 150, resetSeconds: 40 } }, leave);
    expect(await state()).toMatchObject({ minute: { used: 1100, limit: 1250 }, room: 100 });
    expect(await reserve(102)).toMatchObject({ granted: false, why: 'no-units' });
  });

  it('heeds a smaller bracket than the setting when Graph names one, and no larger one', async () => {
    const { granted, learn, state } = opened(2500);
    const leave = await granted(2);
    await learn(
      { outcome: 'answered', rateLimit: { limit: 1250, remaining: 1248, resetSeconds: 40 } },
      leave,
    );
    expect(await state()).toMatchObject({ minute: { limit: 1250 }, day: { limit: 1_200_000 } });
    await learn({ outcome: 'answered', rateLimit: { limit: 6250, remaining: 6248, resetSeconds: 40 } });
    expect((await state()).minute.limit).toBe(2500);
  });

  it('waits for the next minute when Graph says that nothing is left', async () => {
    const { granted, learn, reserve } = opened();
    await learn(
      { outcome: 'answered', rateLimit: { limit: 1250, remaining: 0, resetSeconds: 25 } },
      await granted(2),
    );
    expect(await reserve(2)).toEqual({ granted: false, why: 'throttled', waitMs: 25_000 });
  });

  it('counts a request that was long on its way from when it was answered', async () => {
    const { granted, learn, reserve, clock } = opened();
    const slow = await granted(1200);
    clock.forward({ seconds: 20 });
    await learn({ outcome: 'answered' }, slow);
    expect(await reserve(2)).toEqual({ granted: false, why: 'no-units', waitMs: 63_000 });
  });

  it('leaves Graph alone after five requests in a row without an answer, for all processes', async () => {
    const { granted, learn, reserve, state, log, clock } = opened();
    for (let n = 0; n < 5; n += 1) await learn(unreachable, await granted(2));
    expect(await reserve(2)).toEqual({ granted: false, why: 'unreachable', waitMs: 10_000 });
    // What is not SharePoint's goes to Graph all the same.
    expect(await reserve(0)).toMatchObject({ granted: false, why: 'unreachable' });
    expect(await state()).toMatchObject({ circuit: 'open', held: { why: 'unreachable' } });
    expect(log.lines.at(-1)).toMatchObject({
      level: 'warn',
      fields: { reason: 'graph-unreachable', failures: 5, seconds: 10 },
    });

    clock.forward({ seconds: 10 });
    expect((await state()).circuit).toBe('half-open');
    const trial = await granted(2);
    expect(await reserve(2)).toMatchObject({ granted: false, why: 'unreachable' });
    await learn(unreachable, trial);
    expect(await reserve(2)).toEqual({ granted: false, why: 'unreachable', waitMs: 20_000 });

    clock.forward({ seconds: 20 });
    await learn({ outcome: 'answered' }, await granted(2));
    expect(await state()).toMatchObject({ circuit: 'closed' });
    expect((await state()).held).toBeUndefined();
    expect(log.lines.at(-1)).toMatchObject({ level: 'info', fields: { reason: 'graph-answers' } });
    await granted(2);
  });

  it('forgets single failures as soon as something is answered', async () => {
    const { granted, learn } = opened();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await learn(unreachable, await granted(2));
      await learn({ outcome: 'answered' }, await granted(2));
    }
    await granted(2);
  });

  it('forgets what no longer counts', async () => {
    const { granted, clock, db } = opened();
    for (let n = 0; n < 5; n += 1) {
      await granted(10);
      clock.forward({ hours: 13 });
    }
    await granted(10);
    const rows = await db.selectFrom('graph_units').select(['span', 'at']).orderBy('at').execute();
    // The last second, and the hours of the last day.
    expect(rows.map(({ span }) => span).sort()).toEqual(['hour', 'hour', 'second']);
  });
});
