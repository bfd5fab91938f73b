import { describe, expect, it } from '@jest/globals';
import { type Measure, planReminders, snoozeDays, snoozeWork } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aState, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const setUp = (given: Partial<Measure> = {}) => {
  const records = fakeRecords({
    TfPeople: [aLead(), aPerson(), aPerson({ oid: oid(9), name: 'Uvedkommende' })],
    TfMeasures: [aMeasure(given)],
  });
  return { records, snooze: snoozeWork({ records, clock: clockAt('2025-03-24') }) };
};
const form = { key: 'A1', reason: 'Venter på svar', until: '2025-03-27' };

describe('snoozing', () => {
  it('puts reminders off until a day and counts, and the deadline stands', async () => {
    const { records, snooze } = setUp({ snoozes: 1 });
    const snoozed = aMeasure({
      snoozes: 2,
      snoozedUntil: '2025-03-27',
      note: '2025-03-24 Ansvarlig: ⏸ 2025-03-27: Venter på svar',
    });
    expect(await snooze(by(OWNER), form)).toEqual({ item: snoozed });
    expect(await records.find('TfMeasures', 'A1')).toEqual(snoozed);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'snooze',
        before: { snoozes: 1 },
        after: { snoozes: 2, snoozedUntil: '2025-03-27' },
        reason: 'Venter på svar',
      },
    ]);
  });
  it.each([[undefined], [null], ['']])('is for a week when no day is chosen: %j', async (until) => {
    const { snooze } = setUp();
    expect((await snooze(by(OWNER), { ...form, until })).item.snoozedUntil).toBe('2025-03-31');
  });
  it.each(['2025-03-25', '2025-04-07'])('may last from tomorrow to fourteen days: %s', async (until) => {
    const { snooze } = setUp();
    expect((await snooze(by(OWNER), { ...form, until })).item.snoozedUntil).toBe(until);
  });
  it.each(['2025-03-24', '2025-03-23'])(
    'is refused until a day that is not later than today: %s',
    async (until) => {
      const { records, snooze } = setUp();
      await expectRefusal(records, () => snooze(by(OWNER), { ...form, until }), 'snooze-not-later', {
        earliest: '2025-03-25',
      });
    },
  );
  it('is refused for more than fourteen days', async () => {
    const { records, snooze } = setUp();
    await expectRefusal(
      records,
      () => snooze(by(OWNER), { ...form, until: '2025-04-08' }),
      'snooze-too-long',
      {
        latest: '2025-04-07',
      },
    );
  });
  it.each(['i morgen', '2025-02-30', 7])('is refused until what is no day: %j', async (until) => {
    const { records, snooze } = setUp();
    await expectRefusal(records, () => snooze(by(OWNER), { ...form, until }), 'snooze-day-unclear');
  });
  it('names the days it may last to, and a week as the usual one', () => {
    expect(snoozeDays('2025-03-24')).toEqual({
      earliest: '2025-03-25',
      usual: '2025-03-31',
      latest: '2025-04-07',
    });
  });
  it('is refused without a reason', async () => {
    const { records, snooze } = setUp();
    await expectRefusal(records, () => snooze(by(OWNER), { ...form, reason: ' ' }), 'reason-missing');
  });
  it('pressed twice counts once', async () => {
    const { records, snooze } = setUp();
    await snooze(by(OWNER), form);
    await expectRefusal(records, () => snooze(by(OWNER), form), 'already-snoozed', { until: '2025-03-27' });
  });
  it('is refused for a line that is done, and to somebody it does not belong to', async () => {
    const done = setUp({ status: 'done' });
    await expectRefusal(done.records, () => done.snooze(by(OWNER), form), 'already-done');
    const { records, snooze } = setUp();
    await expectRefusal(records, () => snooze(by(oid(9)), form), 'not-yours');
  });
  it('may be done for the owner by the office', async () => {
    const { snooze } = setUp();
    expect((await snooze(by(LEAD), form)).item.ownerOid).toBe(OWNER);
  });
});

describe('a snoozed line', () => {
  const days = (given: Partial<Measure>, from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `2025-03-${String(from + n).padStart(2, '0')}`).flatMap((day) =>
      planReminders(aState({ measures: [aMeasure(given)] }), day).reminders.map(
        ({ lines }) => `${day.slice(8)} ${lines[0]?.step}`,
      ),
    );

  it('is on no card before its day, and gets there the step that fell inside', () => {
    expect(days({ due: '2025-03-19' }, 17, 12)).toEqual(['18 tomorrow', '19 today', '26 overdue']);
    expect(days({ due: '2025-03-19', snoozedUntil: '2025-03-20' }, 17, 12)).toEqual([
      '20 overdue',
      '26 overdue',
    ]);
  });
  it('waits for a working day when its day is a Saturday', () => {
    expect(days({ due: '2025-03-19', snoozedUntil: '2025-03-22' }, 17, 12)).toEqual([
      '24 overdue',
      '26 overdue',
    ]);
  });
  it('goes on with its later steps as if nothing had been', () => {
    expect(days({ due: '2025-03-28', snoozedUntil: '2025-03-24' }, 17, 12)).toEqual([
      '24 in-7-days',
      '27 tomorrow',
      '28 today',
    ]);
  });
  it('far ahead of its deadline comes on no card for the snooze alone', () => {
    expect(days({ due: '2025-06-30', snoozedUntil: '2025-03-20' }, 17, 12)).toEqual([]);
  });
  it('needs no help while it is silent, and two weeks after it speaks again it does', () => {
    const helpOn = (day: string) =>
      planReminders(
        aState({ measures: [aMeasure({ due: '2025-03-10', snoozedUntil: '2025-03-28', snoozes: 1 })] }),
        day,
      ).needsHelp.map(({ reason }) => reason);
    expect(helpOn('2025-03-25')).toEqual([]);
    expect(helpOn('2025-04-10')).toEqual([]);
    expect(helpOn('2025-04-11')).toEqual(['two-unanswered-weeks']);
  });
  it('snoozed three times needs help at once', () => {
    const plan = planReminders(
      aState({ measures: [aMeasure({ due: '2025-03-10', snoozedUntil: '2025-03-28', snoozes: 3 })] }),
      '2025-03-25',
    );
    expect(plan.needsHelp.map(({ reason }) => reason)).toEqual(['three-snoozes']);
  });
});
