import { describe, expect, it } from '@jest/globals';
import { rescheduleWork } from '../../programme/index.ts';
import { aMeasure, aPerson, by, clockAt, OWNER } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const setUp = (measure = aMeasure({ status: 'in-progress', snoozes: 1 })) => {
  const records = fakeRecords({ TfPeople: [aPerson()], TfMeasures: [measure] });
  return { records, reschedule: rescheduleWork({ records, clock: clockAt('2025-03-24') }) };
};
const form = { key: 'A1', due: '2025-04-11', reason: 'Kurslokalet er opptatt' };

describe('asking for a new date', () => {
  it('moves the deadline, counts a snooze, keeps the status, and puts the reason in the note', async () => {
    const { records, reschedule } = setUp();
    const moved = aMeasure({
      status: 'in-progress',
      due: '2025-04-11',
      snoozes: 2,
      note: '2025-03-24 Ansvarlig: → 2025-04-11: Kurslokalet er opptatt',
    });
    expect(await reschedule(by(OWNER), form)).toEqual({ item: moved });
    expect(await records.find('TfMeasures', 'A1')).toEqual(moved);
  });
  it('logs the dates, the count and the reason', async () => {
    const { records, reschedule } = setUp();
    await reschedule(by(OWNER), form);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'reschedule',
        before: { due: '2025-03-31', snoozes: 1 },
        after: { due: '2025-04-11', snoozes: 2 },
        reason: 'Kurslokalet er opptatt',
      },
    ]);
  });
  it('twice with the same date is refused the second time', async () => {
    const { records, reschedule } = setUp();
    await reschedule(by(OWNER), form);
    await expectRefusal(records, () => reschedule(by(OWNER), form), 'date-not-later', {
      earliest: '2025-04-12',
    });
  });
  it('is refused without a reason', async () => {
    const { records, reschedule } = setUp();
    for (const reason of [undefined, '', ' \n ', 7]) {
      await expectRefusal(records, () => reschedule(by(OWNER), { ...form, reason }), 'reason-missing');
    }
  });
  it('is refused without a date, or with one that does not exist', async () => {
    const { records, reschedule } = setUp();
    for (const due of [undefined, '', '11.4.2025', '2025-02-30', 20250411]) {
      await expectRefusal(records, () => reschedule(by(OWNER), { ...form, due }), 'date-missing');
    }
  });
  it('is refused for the old date or an earlier one, telling the earliest that will do', async () => {
    const { records, reschedule } = setUp();
    for (const due of ['2025-03-31', '2025-03-28', '2024-04-11']) {
      const earliest = { earliest: '2025-04-01', due: '2025-03-31' };
      await expectRefusal(records, () => reschedule(by(OWNER), { ...form, due }), 'date-not-later', earliest);
    }
  });
  it('is refused for today when the old date is past: the new one must lie ahead', async () => {
    const { records, reschedule } = setUp(aMeasure({ due: '2025-03-14' }));
    const today = { ...form, due: '2025-03-24' };
    await expectRefusal(records, () => reschedule(by(OWNER), today), 'date-not-later', {
      earliest: '2025-03-25',
    });
  });
  it('reaches at most 366 days ahead', async () => {
    const { records, reschedule } = setUp();
    // From 24 March 2025 to 25 March 2026 are 366 days.
    const tooFar = { ...form, due: '2026-03-26' };
    await expectRefusal(records, () => reschedule(by(OWNER), tooFar), 'date-too-far', {
      latest: '2026-03-25',
    });
    expect((await reschedule(by(OWNER), { ...form, due: '2026-03-25' })).item.due).toBe('2026-03-25');
  });
  it('is refused for a line that is done', async () => {
    const { records, reschedule } = setUp(aMeasure({ status: 'done', doneOn: '2025-03-20' }));
    await expectRefusal(records, () => reschedule(by(OWNER), form), 'already-done');
  });
});

describe('a text', () => {
  it('may have 1000 characters and no more', async () => {
    const { records, reschedule } = setUp();
    const tooLong = { ...form, reason: 'å'.repeat(1001) };
    await expectRefusal(records, () => reschedule(by(OWNER), tooLong), 'text-too-long', { limit: '1000' });
    await reschedule(by(OWNER), { ...form, reason: 'å'.repeat(1000) });
    expect(records.held().actions[0]?.reason).toHaveLength(1000);
  });
  it('is kept without what the store cannot hold: control characters and broken surrogates', async () => {
    const { records, reschedule } = setUp();
    await reschedule(by(OWNER), { ...form, reason: ' a\u0000b\ud83dc\n' });
    expect(records.held().actions[0]?.reason).toBe('a b\ufffdc');
  });
});
