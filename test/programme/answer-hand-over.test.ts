import { describe, expect, it } from '@jest/globals';
import {
  answerHandOver,
  handOverWork,
  type Measure,
  planReminders,
  readState,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aTask, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const OTHER = oid(5);
const other = aPerson({ oid: OTHER, name: 'Kollega', unit: 'BBJ' });
const setUp = (given: Partial<Measure> = { offeredTo: OTHER }, people = [aLead(), aPerson(), other]) => {
  const records = fakeRecords({
    TfPeople: people,
    TfMeasures: [aMeasure(given)],
    TfTasks: [aTask({ offeredTo: OTHER })],
  });
  const deps = { records, clock: clockAt('2025-03-24') };
  return { records, answer: answerHandOver(deps), offer: handOverWork(deps) };
};
const yes = { key: 'A1', accept: true };
const no = { key: 'A1', accept: false, reason: 'Har ikke tid' };

describe('answering a hand-over', () => {
  it('with yes makes the one who answers responsible and moves a measure to that unit', async () => {
    const { records, answer } = setUp();
    const taken = aMeasure({ ownerOid: OTHER, unit: 'BBJ', note: '2025-03-24 Kollega: ✓' });
    expect(await answer(by(OTHER), yes)).toEqual({ item: taken });
    expect(await records.find('TfMeasures', 'A1')).toEqual(taken);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'accept',
        before: { ownerOid: OWNER, unit: 'BAL', offeredTo: OTHER },
        after: { ownerOid: OTHER, unit: 'BBJ' },
      },
    ]);
  });
  it('with yes leaves a task in the unit whose part it is', async () => {
    const { answer } = setUp();
    const { item } = await answer(by(OTHER), { ...yes, key: 'A4-BAL' });
    expect(item).toMatchObject({ ownerOid: OTHER, unit: 'BAL' });
    expect(item).not.toHaveProperty('offeredTo');
  });
  it('with no leaves it where it was, with the reason on the note', async () => {
    const { records, answer } = setUp();
    const kept = aMeasure({ note: '2025-03-24 Kollega: ✗ Har ikke tid' });
    expect(await answer(by(OTHER), no)).toEqual({ item: kept });
    expect(records.held().actions).toMatchObject([
      { verb: 'decline', before: { offeredTo: OTHER }, reason: 'Har ikke tid' },
    ]);
  });
  it.each([
    [yes, { accepted: true }],
    [
      { ...yes, reason: 'Gjerne' },
      { accepted: true, reason: 'Gjerne' },
    ],
    [no, { accepted: false, reason: 'Har ikke tid' }],
  ])('tells the owner what was answered: %j', async (form, told) => {
    const { records, answer } = setUp();
    await answer(by(OTHER), form);
    expect(records.held().outbox).toEqual([
      {
        personOid: OWNER,
        kind: 'hand-over-answered',
        key: 'A1 2025-03-24T08:00:00Z',
        payload: { kind: 'hand-over-answered', itemKey: 'A1', byOid: OTHER, ...told },
      },
    ]);
  });
  it('tells also whoever of the office offered it for the owner', async () => {
    const { records, answer, offer } = setUp({});
    await offer(by(LEAD), { key: 'A1', to: OTHER, reason: 'Passer bedre' });
    await answer(by(OTHER), yes);
    const told = records.held().outbox.filter(({ kind }) => kind === 'hand-over-answered');
    expect(told.map(({ personOid }) => personOid).sort()).toEqual([LEAD, OWNER]);
  });
  it('tells nobody who has left', async () => {
    const { records, answer } = setUp(undefined, [aLead(), aPerson({ left: true }), other]);
    await answer(by(OTHER), yes);
    expect(records.held().outbox).toEqual([]);
  });
  it.each(['true', 'false'])('takes a card that says %s in words', async (accept) => {
    const { answer } = setUp();
    const { item } = await answer(by(OTHER), { ...no, accept });
    expect(item.ownerOid).toBe(accept === 'true' ? OTHER : OWNER);
  });
  it('with no is refused without a reason', async () => {
    const { records, answer } = setUp();
    for (const reason of [undefined, null, '', '  ']) {
      await expectRefusal(records, () => answer(by(OTHER), { ...no, reason }), 'reason-missing');
    }
  });
  it('is refused with a reason that is too long', async () => {
    const { records, answer } = setUp();
    const long = () => answer(by(OTHER), { ...no, reason: 'x'.repeat(1001) });
    await expectRefusal(records, long, 'text-too-long', { limit: '1000' });
  });
  it('is refused to everybody who was not asked, the owner and the office among them', async () => {
    const { records, answer } = setUp();
    for (const person of [OWNER, LEAD]) {
      await expectRefusal(records, () => answer(by(person), yes), 'not-offered', { key: 'A1' });
    }
    await expectRefusal(records, () => answer(by(oid(99)), yes), 'unknown-person');
  });
  it('twice is refused the second time', async () => {
    const { records, answer } = setUp();
    await answer(by(OTHER), yes);
    await expectRefusal(records, () => answer(by(OTHER), yes), 'not-offered');
  });
  it('is refused once the line is done', async () => {
    const { records, answer } = setUp({ offeredTo: OTHER, status: 'done' });
    await expectRefusal(records, () => answer(by(OTHER), yes), 'already-done');
  });
  it('that says neither yes nor no is about nothing', async () => {
    const { records, answer } = setUp();
    await expectRefusal(records, () => answer(by(OTHER), { key: 'A1', accept: 'kanskje' }), 'not-found');
  });
});

describe('a line that is offered', () => {
  it('is still on the card of its owner until the answer', async () => {
    const { records } = setUp({ due: '2025-03-24', offeredTo: OTHER });
    const state = await readState(records, '2025-03-24T08:00:00Z');
    expect(planReminders({ ...state, tasks: [] }, '2025-03-24').reminders.map(({ to }) => to.oid)).toEqual([
      OWNER,
    ]);
  });
});
