import { describe, expect, it } from '@jest/globals';
import { type Measure, type Person, planDigest, readDigestState, takeUpHelp } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const MANAGER = oid(20);
const CHAIR = oid(21);
const manager = aPerson({ oid: MANAGER, name: 'Bydelsdirektør', roles: ['manager'] });
const chair = aPerson({ oid: CHAIR, name: 'Styreleder', roles: ['strategic-chair'], unit: 'UDE' });
const setUp = (given: Partial<Measure> = {}, more: Person[] = []) => {
  const records = fakeRecords({
    TfPeople: [aLead(), aPerson(), manager, chair, ...more],
    TfMeasures: [aMeasure({ due: '2025-03-01', ...given })],
  });
  return { records, takeUp: takeUpHelp({ records, clock: clockAt('2025-03-24') }) };
};
const form = { key: 'A1' };

describe('taking up a line that needs help', () => {
  it('names the manager on the line, and the owner stays responsible', async () => {
    const { records, takeUp } = setUp();
    const taken = aMeasure({ due: '2025-03-01', helpOid: MANAGER });
    expect(await takeUp(by(MANAGER), form)).toEqual({ item: taken });
    expect(await records.find('TfMeasures', 'A1')).toEqual(taken);
    expect(records.held().actions).toMatchObject([
      { verb: 'take-up', before: {}, after: { helpOid: MANAGER } },
    ]);
  });
  it('tells the owner', async () => {
    const { records, takeUp } = setUp();
    await takeUp(by(MANAGER), form);
    expect(records.held().outbox).toEqual([
      {
        personOid: OWNER,
        kind: 'help-taken',
        key: 'A1 2025-03-24T08:00:00Z',
        payload: { kind: 'help-taken', itemKey: 'A1', byOid: MANAGER },
      },
    ]);
  });
  it('tells nobody when the owner has left or takes it up personally', async () => {
    const gone = setUp({ ownerOid: oid(8) }, [aPerson({ oid: oid(8), left: true })]);
    await gone.takeUp(by(MANAGER), form);
    expect(gone.records.held().outbox).toEqual([]);
    const own = setUp({ ownerOid: MANAGER });
    await own.takeUp(by(MANAGER), form);
    expect(own.records.held().outbox).toEqual([]);
  });
  it.each([MANAGER, LEAD, CHAIR])(
    "may be done by the unit's manager, the programme lead and the strategic chair: %s",
    async (who) => {
      const { takeUp } = setUp();
      expect((await takeUp(by(who), form)).item.helpOid).toBe(who);
    },
  );
  it('is refused to everybody else, the owner and the manager of another unit among them', async () => {
    const elsewhere = aPerson({ oid: oid(30), roles: ['manager'], unit: 'BBJ' });
    const adviser = aPerson({ oid: oid(31), roles: ['programme-adviser'], unit: 'DOU' });
    const { records, takeUp } = setUp({}, [elsewhere, adviser]);
    for (const who of [OWNER, oid(30), oid(31)]) {
      await expectRefusal(records, () => takeUp(by(who), form), 'not-yours-to-take-up');
    }
  });
  it('is refused for a line that needs none', async () => {
    const { records, takeUp } = setUp({ due: '2025-03-20' });
    await expectRefusal(records, () => takeUp(by(MANAGER), form), 'needs-no-help');
    const done = setUp({ status: 'done' });
    await expectRefusal(done.records, () => done.takeUp(by(MANAGER), form), 'already-done');
  });
  it('is refused when somebody has taken it up already, and open again when they have left', async () => {
    const { records, takeUp } = setUp();
    await takeUp(by(MANAGER), form);
    await expectRefusal(records, () => takeUp(by(CHAIR), form), 'already-taken-up', {
      name: 'Bydelsdirektør',
    });
    const again = setUp({ helpOid: oid(9) }, [aPerson({ oid: oid(9), left: true })]);
    expect((await again.takeUp(by(CHAIR), form)).item.helpOid).toBe(CHAIR);
  });
  it('is no answer of the owner: the line goes on needing help, and the digest says who took it up', async () => {
    const { records, takeUp } = setUp();
    await takeUp(by(MANAGER), form);
    const digest = planDigest(await readDigestState(records, '2025-03-24'), manager, '2025-03-24');
    expect(digest.needsHelp.map(({ item, reason, helper }) => [item.key, reason, helper?.name])).toEqual([
      ['A1', 'two-unanswered-weeks', 'Bydelsdirektør'],
    ]);
  });
});
