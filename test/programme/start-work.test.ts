import { describe, expect, it } from '@jest/globals';
import { startWork } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aTask, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const people = [aLead(), aPerson(), aPerson({ oid: oid(9), name: 'Leder', roles: ['manager'] })];
const setUp = (measure = aMeasure()) => {
  const records = fakeRecords({ TfPeople: people, TfMeasures: [measure], TfTasks: [aTask()] });
  return { records, start: startWork({ records, clock: clockAt('2025-03-24') }) };
};

describe('starting', () => {
  it('marks the line as in progress and answers with it', async () => {
    const { records, start } = setUp();
    expect(await start(by(OWNER), { key: 'A1' })).toEqual({ item: aMeasure({ status: 'in-progress' }) });
    expect(await records.find('TfMeasures', 'A1')).toEqual(aMeasure({ status: 'in-progress' }));
  });
  it('works for a task as for a measure', async () => {
    const { records, start } = setUp();
    await start(by(OWNER), { key: 'A4-BAL' });
    expect(await records.find('TfTasks', 'A4-BAL')).toEqual(aTask({ status: 'in-progress' }));
    expect(records.held().actions[0]).toMatchObject({ list: 'TfTasks', key: 'A4-BAL' });
  });
  it('logs who did it, from where, when, and only what changed', async () => {
    const { records, start } = setUp();
    await start({ oid: LEAD, via: 'tab' }, { key: 'A1' });
    // 09:00 in Oslo on 24 March, still winter time, is 08:00 UTC.
    expect(records.held().actions).toEqual([
      {
        at: '2025-03-24T08:00:00Z',
        actor: LEAD,
        via: 'tab',
        verb: 'start',
        list: 'TfMeasures',
        key: 'A1',
        before: { status: 'not-started' },
        after: { status: 'in-progress' },
      },
    ]);
  });
  it('logs no field that has no value before or after', async () => {
    const { records, start } = setUp(aMeasure({ note: undefined }));
    await start(by(OWNER), { key: 'A1' });
    expect(records.held().actions[0]?.before).toEqual({ status: 'not-started' });
  });
  it('keeps nothing when the log cannot be written', async () => {
    const { records } = setUp();
    const failing = {
      ...records,
      transaction: <T>(work: Parameters<typeof records.transaction<T>>[0]) =>
        records.transaction<T>((tx) => work({ ...tx, log: () => Promise.reject(new Error('full')) })),
    };
    const start = startWork({ records: failing, clock: clockAt('2025-03-24') });
    await expect(start(by(OWNER), { key: 'A1' })).rejects.toThrow('full');
    expect(await records.find('TfMeasures', 'A1')).toEqual(aMeasure());
  });
  it('twice is refused the second time', async () => {
    const { records, start } = setUp();
    await start(by(OWNER), { key: 'A1' });
    await expectRefusal(records, () => start(by(OWNER), { key: 'A1' }), 'already-started', {
      key: 'A1',
      title: 'Kurs i prosjekteierskap',
    });
  });
  it('is refused for a line that is done, with the day it was', async () => {
    const { records, start } = setUp(aMeasure({ status: 'done', doneOn: '2025-03-20' }));
    await expectRefusal(records, () => start(by(OWNER), { key: 'A1' }), 'already-done', {
      doneOn: '2025-03-20',
    });
  });
  it('is refused for a line that is done with no day set', async () => {
    const { records, start } = setUp(aMeasure({ status: 'done' }));
    await expectRefusal(records, () => start(by(OWNER), { key: 'A1' }), 'already-done', { doneOn: '' });
  });
  it('is refused for a line that was called off', async () => {
    const { records, start } = setUp(aMeasure({ status: 'cancelled' }));
    await expectRefusal(records, () => start(by(OWNER), { key: 'A1' }), 'cancelled');
  });
});

describe('acting on a line', () => {
  it('is refused for somebody who is not among the people', async () => {
    const { records, start } = setUp();
    await expectRefusal(records, () => start(by(oid(77)), { key: 'A1' }), 'unknown-person');
  });
  it('is refused for somebody it does not belong to, naming who it does', async () => {
    const { records, start } = setUp();
    await expectRefusal(records, () => start(by(oid(9)), { key: 'A1' }), 'not-yours', { owner: 'Ansvarlig' });
  });
  it('takes the person from the sign-in, whatever the form says', async () => {
    const { records, start } = setUp();
    const forged = { key: 'A1', oid: LEAD, actor: LEAD, ownerOid: oid(9) };
    await expectRefusal(records, () => start(by(oid(9)), forged), 'not-yours');
  });
  it('is refused with no name when the owner is not among the people', async () => {
    const { records, start } = setUp(aMeasure({ ownerOid: oid(88) }));
    await expectRefusal(records, () => start(by(oid(9)), { key: 'A1' }), 'not-yours', { owner: '' });
  });
  it('is refused for a line that is gone', async () => {
    const { records, start } = setUp();
    await expectRefusal(records, () => start(by(OWNER), { key: 'H9' }), 'not-found', { key: 'H9' });
  });
  it.each([
    [undefined],
    [null],
    ['A1'],
    [{}],
    [{ key: 7 }],
    [{ key: '' }],
    [{ key: "A1' or 1=1" }],
    [{ key: 'A'.repeat(20_000) }],
  ])('is refused as not found when the form names no line: %#', async (form) => {
    const { records, start } = setUp();
    await expectRefusal(records, () => start(by(OWNER), form), 'not-found');
  });
  it('is refused for a row that cannot be read, naming its columns', async () => {
    const { records, start } = setUp();
    records.held().faults.push({
      list: 'TfMeasures',
      itemId: '7',
      key: 'A1',
      title: 'Kurs',
      columns: [
        { column: 'TfStatus', value: 'Kanskje', reason: 'unknown' },
        { column: 'TfDue', value: '31.2.', reason: 'no date' },
      ],
    });
    await expectRefusal(records, () => start(by(OWNER), { key: 'A1' }), 'faulty-row', {
      key: 'A1',
      title: 'Kurs',
      columns: 'TfStatus, TfDue',
    });
  });
  it('names a faulty row by its key when its title cannot be read, and minds no fault of another list', async () => {
    const { records, start } = setUp();
    const columns = [{ column: 'TfStatus', value: '', reason: 'missing' }];
    records.held().faults.push({ list: 'TfProjects', itemId: '1', key: 'A1', columns });
    await start(by(OWNER), { key: 'A1' });
    records.held().faults.push({ list: 'TfTasks', itemId: '2', key: 'A4-BAL', columns });
    await expectRefusal(records, () => start(by(OWNER), { key: 'A4-BAL' }), 'faulty-row', {
      title: 'A4-BAL',
    });
  });
  it('of two at once lets the first through and refuses the second', async () => {
    const { records, start } = setUp();
    const both = await Promise.allSettled([start(by(OWNER), { key: 'A1' }), start(by(LEAD), { key: 'A1' })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(records.held().actions).toHaveLength(1);
  });
});
