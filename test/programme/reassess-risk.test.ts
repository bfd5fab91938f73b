import { describe, expect, it } from '@jest/globals';
import {
  finishWork,
  type Measure,
  overview,
  type Person,
  planDigest,
  type Risk,
  readDigestState,
  reassessRisk,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aRisk, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const RISK_OWNER = oid(40);
const riskOwner = aPerson({ oid: RISK_OWNER, name: 'Risikoeier', unit: 'UDE', deputyOid: oid(41) });
const deputy = aPerson({ oid: oid(41), name: 'Vara' });
const done = aMeasure({ status: 'done', doneOn: '2025-03-20' });
const setUp = (measures: Measure[] = [done], risk: Partial<Risk> = {}, people: Person[] = []) => {
  const records = fakeRecords({
    TfPeople: [aLead(), aPerson(), riskOwner, deputy, ...people],
    TfRisks: [aRisk({ ownerOid: RISK_OWNER, probability: 4, consequence: 4, ...risk })],
    TfMeasures: measures,
  });
  const deps = { records, clock: clockAt('2025-03-24') };
  return { records, reassess: reassessRisk(deps), finish: finishWork(deps) };
};
const form = { code: 'A', probability: 2, consequence: 3 };

describe('reassessing a risk', () => {
  it('sets what it came to, and says its measures are done', async () => {
    const { records, reassess } = setUp();
    const risk = aRisk({
      ownerOid: RISK_OWNER,
      probability: 4,
      consequence: 4,
      probabilityAfter: 2,
      consequenceAfter: 3,
      status: 'measures-done',
    });
    expect(await reassess(by(RISK_OWNER), form)).toEqual({ risk });
    expect(await records.find('TfRisks', 'A')).toEqual(risk);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'reassess',
        list: 'TfRisks',
        key: 'A',
        actor: RISK_OWNER,
        before: { status: 'identified' },
        after: { status: 'measures-done', probabilityAfter: 2, consequenceAfter: 3 },
      },
    ]);
  });
  it.each([
    ['leaves the day of the next review that was planned', '2025-06-01', '2025-06-01'],
    ['takes away the day of a review that was due', '2025-03-24', undefined],
  ])('%s', async (_, reviewDate, after) => {
    const { reassess } = setUp([done], { reviewDate });
    expect((await reassess(by(RISK_OWNER), form)).risk.reviewDate).toBe(after);
  });
  it('takes the figures as a card sends them, and the letter however written', async () => {
    const { reassess } = setUp();
    const { risk } = await reassess(by(RISK_OWNER), { code: ' a', probability: '0', consequence: ' 5 ' });
    expect([risk.probabilityAfter, risk.consequenceAfter]).toEqual([0, 5]);
  });
  it.each([RISK_OWNER, oid(41), LEAD])(
    "may be done by the risk's owner, the owner's deputy and the office: %s",
    async (who) => {
      const { reassess } = setUp();
      expect((await reassess(by(who), form)).risk.status).toBe('measures-done');
    },
  );
  it('is refused to everybody else', async () => {
    const { records, reassess } = setUp();
    await expectRefusal(records, () => reassess(by(OWNER), form), 'not-your-risk', { owner: 'Risikoeier' });
    await expectRefusal(records, () => reassess(by(oid(99)), form), 'unknown-person');
    const nobodys = setUp([done], { ownerOid: oid(98) });
    await expectRefusal(nobodys.records, () => nobodys.reassess(by(OWNER), form), 'not-your-risk', {
      owner: '',
    });
  });
  it('is refused while a measure is open', async () => {
    const { records, reassess } = setUp([done, aMeasure({ key: 'A2' }), aMeasure({ key: 'B1', risk: 'B' })]);
    await expectRefusal(records, () => reassess(by(RISK_OWNER), form), 'measures-open', {
      key: 'A',
      open: '1',
    });
  });
  it.each([
    [{ probability: '' }],
    [{ probability: undefined }],
    [{ consequence: 6 }],
    [{ consequence: -1 }],
    [{ consequence: 2.5 }],
    [{ consequence: 'høy' }],
  ])('is refused without two figures from 0 to 5: %j', async (wrong) => {
    const { records, reassess } = setUp();
    await expectRefusal(records, () => reassess(by(RISK_OWNER), { ...form, ...wrong }), 'score-missing');
  });
  it('is refused for a risk that is not there or cannot be read', async () => {
    const { records, reassess } = setUp();
    await expectRefusal(records, () => reassess(by(LEAD), { ...form, code: 'B' }), 'not-found', { key: 'B' });
    await expectRefusal(records, () => reassess(by(LEAD), { ...form, code: 'Å' }), 'not-found');
    const columns = [{ column: 'GtRiskStatus', value: 'Kanskje', reason: 'unknown-value' }];
    records.held().faults.push({ list: 'TfRisks', itemId: '1', key: 'A', columns });
    await expectRefusal(records, () => reassess(by(LEAD), form), 'faulty-row', { columns: 'GtRiskStatus' });
  });
  it('said twice is kept once, and may be mended', async () => {
    const { records, reassess } = setUp();
    await reassess(by(RISK_OWNER), form);
    await reassess(by(RISK_OWNER), form);
    expect(records.held().actions).toHaveLength(1);
    expect((await reassess(by(RISK_OWNER), { ...form, probability: 1 })).risk.probabilityAfter).toBe(1);
  });
  it('leaves a risk that is no longer relevant so', async () => {
    const { reassess } = setUp([done], { status: 'no-longer-relevant' });
    expect((await reassess(by(LEAD), form)).risk.status).toBe('no-longer-relevant');
  });
});

describe("done on a risk's last open measure", () => {
  const asked = ({ records }: ReturnType<typeof setUp>) =>
    records.held().outbox.map(({ personOid, kind, key, payload }) => ({ personOid, kind, key, payload }));

  it('asks the owner of the risk what became of it, once', async () => {
    const room = setUp([done, aMeasure({ key: 'A2' })]);
    await room.finish(by(OWNER), { key: 'A2' });
    expect(asked(room)).toEqual([
      { personOid: RISK_OWNER, kind: 'reassess', key: 'A A2', payload: { kind: 'reassess', code: 'A' } },
    ]);
  });
  it.each([
    ['is not known', {}, []],
    ['has left', { ownerOid: oid(42) }, [aPerson({ oid: oid(42), left: true })]],
  ])('asks the programme lead when the owner %s', async (_, risk: Partial<Risk>, people: Person[]) => {
    const room = setUp([aMeasure()], { ownerOid: oid(97), ...risk }, people);
    await room.finish(by(OWNER), { key: 'A1' });
    expect(asked(room).map(({ personOid }) => personOid)).toEqual([LEAD]);
  });
  it.each([
    ['another is open', [aMeasure(), aMeasure({ key: 'A2' })], {}],
    ['it comes again', [aMeasure({ cadence: 'annual' })], {}],
    ['the risk is no longer relevant', [aMeasure()], { status: 'no-longer-relevant' as const }],
  ])('asks nobody when %s', async (_, measures, risk) => {
    const room = setUp(measures, risk);
    await room.finish(by(OWNER), { key: 'A1' });
    expect(asked(room)).toEqual([]);
  });
  it('asks again when a measure was added after the risk was assessed, until that is done too', async () => {
    const room = setUp([done, aMeasure({ key: 'A2' })], { status: 'measures-done' });
    await room.finish(by(OWNER), { key: 'A2' });
    expect(asked(room)).toMatchObject([{ personOid: RISK_OWNER, key: 'A A2' }]);
    const awaits = async () => {
      const state = await readDigestState(room.records, '2025-03-24');
      return overview(state, aLead(), '2025-03-24').risks[0]?.awaitsReassessment;
    };
    expect(await awaits()).toBe(true);
    await room.reassess(by(RISK_OWNER), form);
    expect(await awaits()).toBe(false);
  });
  it('asks the deputy while the owner of the risk is away', async () => {
    const away = aPerson({
      oid: oid(43),
      absentFrom: '2025-03-20',
      absentTo: '2025-03-30',
      deputyOid: oid(41),
    });
    const { records, finish } = setUp([aMeasure()], { ownerOid: away.oid }, [away]);
    await finish(by(OWNER), { key: 'A1' });
    expect(records.held().outbox.map(({ personOid, kind }) => [personOid, kind])).toEqual([
      [oid(41), 'reassess'],
    ]);
  });
  it('asks nobody when the risk cannot be read or nobody is there to ask', async () => {
    const none = fakeRecords({ TfPeople: [aLead(), aPerson()], TfMeasures: [aMeasure()] });
    await finishWork({ records: none, clock: clockAt('2025-03-24') })(by(OWNER), { key: 'A1' });
    expect(none.held().outbox).toEqual([]);
    const alone = fakeRecords({ TfPeople: [aPerson()], TfMeasures: [aMeasure()], TfRisks: [aRisk()] });
    await finishWork({ records: alone, clock: clockAt('2025-03-24') })(by(OWNER), { key: 'A1' });
    expect(alone.held().outbox).toEqual([]);
  });
});

describe('a risk whose measures are all done', () => {
  const shown = async (measures: Measure[], risk: Partial<Risk> = {}) => {
    const { records } = setUp(measures, risk);
    const state = await readDigestState(records, '2025-03-24');
    const view = overview(state, aLead(), '2025-03-24').risks[0]?.awaitsReassessment;
    return [
      view,
      planDigest(state, aLead(), '2025-03-24').awaitsReassessment.map((line) => line.owner?.name),
    ];
  };
  it('awaits its reassessment on the page and in the digest, with its owner', async () => {
    expect(await shown([done, aMeasure({ key: 'A2', status: 'cancelled' })])).toEqual([true, ['Risikoeier']]);
  });
  it('awaits nothing once assessed, while a measure is open, or when none was carried out', async () => {
    expect(await shown([done], { status: 'measures-done' })).toEqual([false, []]);
    expect(await shown([done, aMeasure({ key: 'A2' })])).toEqual([false, []]);
    expect(await shown([aMeasure({ status: 'cancelled' })])).toEqual([false, []]);
    expect(await shown([])).toEqual([false, []]);
  });
  it('is in the digest of the units its measures and its owner belong to', async () => {
    const { records } = setUp();
    const state = await readDigestState(records, '2025-03-24');
    const count = (unit: 'BAL' | 'UDE' | 'BBJ') =>
      planDigest(state, aPerson({ roles: ['manager'], unit }), '2025-03-24').awaitsReassessment.length;
    expect([count('BAL'), count('UDE'), count('BBJ')]).toEqual([1, 1, 0]);
  });
});
