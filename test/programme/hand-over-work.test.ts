import { describe, expect, it } from '@jest/globals';
import { handOverWork } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aTask, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const OTHER = oid(5);
const other = aPerson({ oid: OTHER, name: 'Kollega', unit: 'BBJ' });
const setUp = (measure = aMeasure(), people = [aLead(), aPerson(), other]) => {
  const records = fakeRecords({ TfPeople: people, TfMeasures: [measure], TfTasks: [aTask()] });
  return { records, handOver: handOverWork({ records, clock: clockAt('2025-03-24') }) };
};
const form = { key: 'A1', to: OTHER, reason: 'Hører til hos dere' };

describe('handing over', () => {
  it('gives a measure to a named person and moves it to that unit', async () => {
    const { records, handOver } = setUp();
    const handed = aMeasure({
      ownerOid: OTHER,
      unit: 'BBJ',
      note: '2025-03-24 Ansvarlig: → Kollega: Hører til hos dere',
    });
    expect(await handOver(by(OWNER), form)).toEqual({ item: handed });
    expect(await records.find('TfMeasures', 'A1')).toEqual(handed);
  });
  it('leaves a task in the unit whose part it is', async () => {
    const { handOver } = setUp();
    expect((await handOver(by(OWNER), { ...form, key: 'A4-BAL' })).item).toMatchObject({
      ownerOid: OTHER,
      unit: 'BAL',
    });
  });
  it.each([[undefined], [null], [''], ['  ']])(
    'to nobody in particular goes to the programme lead: %j',
    async (to) => {
      const { handOver } = setUp();
      expect((await handOver(by(OWNER), { ...form, to })).item.ownerOid).toBe(LEAD);
    },
  );
  it('knows a person by the object id in capital letters too', async () => {
    const { handOver } = setUp();
    expect((await handOver(by(OWNER), { ...form, to: OTHER.toUpperCase() })).item.ownerOid).toBe(OTHER);
  });
  it('logs both owners and the reason', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), form);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'hand-over',
        before: { ownerOid: OWNER, unit: 'BAL' },
        after: { ownerOid: OTHER, unit: 'BBJ' },
        reason: 'Hører til hos dere',
      },
    ]);
  });
  it('tells the receiver who gave it and why', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), form);
    expect(records.held().outbox).toEqual([
      {
        personOid: OTHER,
        kind: 'handed-over',
        key: 'A1 2025-03-24T08:00:00Z',
        payload: { kind: 'handed-over', itemKey: 'A1', fromOid: OWNER, reason: 'Hører til hos dere' },
      },
    ]);
  });
  it('tells nobody who takes a line over personally', async () => {
    const { records, handOver } = setUp();
    await handOver(by(LEAD), { ...form, to: LEAD });
    expect(records.held().outbox).toEqual([]);
  });
  it('is refused without a reason', async () => {
    const { records, handOver } = setUp();
    await expectRefusal(records, () => handOver(by(OWNER), { key: 'A1', to: OTHER }), 'reason-missing');
  });
  it('is refused to somebody who is not among the people', async () => {
    const { records, handOver } = setUp();
    for (const to of [oid(99), 'kollega', 7]) {
      await expectRefusal(records, () => handOver(by(OWNER), { ...form, to }), 'receiver-unknown');
    }
  });
  it('is refused to nobody in particular when there is no programme lead', async () => {
    const { records, handOver } = setUp(aMeasure(), [aPerson(), other]);
    await expectRefusal(records, () => handOver(by(OWNER), { ...form, to: '' }), 'receiver-unknown');
  });
  it('is refused to the one who has it already', async () => {
    const { records, handOver } = setUp();
    await expectRefusal(records, () => handOver(by(LEAD), { ...form, to: OWNER }), 'receiver-same', {
      name: 'Ansvarlig',
    });
  });
  it('twice is refused the second time: it is no longer theirs to give', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), form);
    await expectRefusal(records, () => handOver(by(OWNER), form), 'not-yours', { owner: 'Kollega' });
  });
  it('is refused for a line that is done', async () => {
    const { records, handOver } = setUp(aMeasure({ status: 'done' }));
    await expectRefusal(records, () => handOver(by(OWNER), form), 'already-done');
  });
});
