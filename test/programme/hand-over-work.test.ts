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
  it('only asks a named person: the owner stays responsible until the answer', async () => {
    const { records, handOver } = setUp();
    const offered = aMeasure({
      offeredTo: OTHER,
      note: '2025-03-24 Ansvarlig: → Kollega?: Hører til hos dere',
    });
    expect(await handOver(by(OWNER), form)).toEqual({ item: offered });
    expect(await records.find('TfMeasures', 'A1')).toEqual(offered);
  });
  it('only asks also when the office does it for somebody', async () => {
    const { handOver } = setUp();
    expect((await handOver(by(LEAD), form)).item).toMatchObject({ ownerOid: OWNER, offeredTo: OTHER });
  });
  it('passes at once back to the office, and moves a measure to that unit', async () => {
    const { records, handOver } = setUp(aMeasure({ offeredTo: OTHER }));
    const handed = aMeasure({
      ownerOid: LEAD,
      unit: 'DOU',
      note: '2025-03-24 Ansvarlig: → Programleder: Hører til hos dere',
    });
    expect(await handOver(by(OWNER), { ...form, to: '' })).toEqual({ item: handed });
    expect(await records.find('TfMeasures', 'A1')).toEqual(handed);
  });
  it('leaves a task in the unit whose part it is', async () => {
    const { handOver } = setUp();
    expect((await handOver(by(OWNER), { ...form, key: 'A4-BAL', to: '' })).item).toMatchObject({
      ownerOid: LEAD,
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
    expect((await handOver(by(OWNER), { ...form, to: OTHER.toUpperCase() })).item.offeredTo).toBe(OTHER);
  });
  it('logs an offer, with whom it went to and why', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), form);
    expect(records.held().actions).toMatchObject([
      { verb: 'offer', before: {}, after: { offeredTo: OTHER }, reason: 'Hører til hos dere' },
    ]);
  });
  it('logs both owners and the reason where it passes at once', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), { ...form, to: null });
    expect(records.held().actions).toMatchObject([
      {
        verb: 'hand-over',
        before: { ownerOid: OWNER, unit: 'BAL' },
        after: { ownerOid: LEAD, unit: 'DOU' },
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
  it('twice to the same person is refused the second time: they have been asked', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), form);
    await expectRefusal(records, () => handOver(by(OWNER), form), 'already-offered', { name: 'Kollega' });
  });
  it('to another person while one is asked asks the other instead', async () => {
    const third = aPerson({ oid: oid(6), name: 'Tredje' });
    const { handOver } = setUp(aMeasure({ offeredTo: OTHER }), [aLead(), aPerson(), other, third]);
    expect((await handOver(by(OWNER), { ...form, to: oid(6) })).item.offeredTo).toBe(oid(6));
  });
  it('twice back to the office is refused the second time: it is no longer theirs to give', async () => {
    const { records, handOver } = setUp();
    await handOver(by(OWNER), { ...form, to: '' });
    await expectRefusal(records, () => handOver(by(OWNER), { ...form, to: '' }), 'not-yours', {
      owner: 'Programleder',
    });
  });
  it('is refused to somebody who has left', async () => {
    const { records, handOver } = setUp(aMeasure(), [aLead(), aPerson(), { ...other, left: true }]);
    await expectRefusal(records, () => handOver(by(OWNER), form), 'receiver-left', { name: 'Kollega' });
  });
  it('goes past a programme lead who has left', async () => {
    const heir = aLead({ oid: oid(7) });
    const { handOver } = setUp(aMeasure(), [aLead({ left: true }), heir, aPerson()]);
    expect((await handOver(by(OWNER), { ...form, to: '' })).item.ownerOid).toBe(oid(7));
  });
  it('is refused for a line that is done', async () => {
    const { records, handOver } = setUp(aMeasure({ status: 'done' }));
    await expectRefusal(records, () => handOver(by(OWNER), form), 'already-done');
  });
});
