import { describe, expect, it } from '@jest/globals';
import { readState, runDigest, runReminders } from '../../programme/index.ts';
import { aLead, aMeasure, anAction, aPerson, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';

const manager = aPerson({ oid: oid(20), roles: ['manager'] });
const setUp = () => {
  const records = fakeRecords({
    TfPeople: [aLead(), aPerson(), manager],
    TfMeasures: [aMeasure({ due: '2025-03-24' }), aMeasure({ key: 'B1', due: '2025-03-31' })],
  });
  return {
    records,
    remind: runReminders({ records, clock: clockAt('2025-03-24', '08:30') }),
    digest: runDigest({ records }),
  };
};

describe("a day's reminders", () => {
  it('are queued, one card for each person, with the keys of its lines and their owners', async () => {
    const { records, remind } = setUp();
    expect(await remind('2025-03-24')).toMatchObject({ queued: 1, plan: { day: '2025-03-24' } });
    const lines = [
      { key: 'A1', ownerOid: OWNER },
      { key: 'B1', ownerOid: OWNER },
    ];
    expect(records.held().outbox).toEqual([
      {
        personOid: OWNER,
        kind: 'reminder',
        key: '2025-03-24',
        payload: { kind: 'reminder', day: '2025-03-24', lines },
      },
    ]);
  });
  it('are queued once, however often they are run', async () => {
    const { records, remind } = setUp();
    const first = await remind('2025-03-24');
    expect(await remind('2025-03-24')).toEqual({ plan: first.plan, queued: 0 });
    expect(records.held().outbox).toHaveLength(1);
  });
  it('are only shown on a dry run', async () => {
    const { records, remind } = setUp();
    expect(await remind('2025-03-24', { dryRun: true })).toMatchObject({
      queued: 0,
      plan: { reminders: [{}] },
    });
    expect(records.held().outbox).toEqual([]);
  });
  it('are none on a closed day', async () => {
    const { records, remind } = setUp();
    expect(await remind('2025-03-23')).toMatchObject({ queued: 0, plan: { closed: 'weekend' } });
    expect(records.held().outbox).toEqual([]);
  });
});

describe("a week's digests", () => {
  it("are queued for each reader under the week's Monday", async () => {
    const { records, digest } = setUp();
    expect((await digest('2025-03-25')).queued).toBe(2);
    expect(records.held().outbox).toEqual(
      [
        [LEAD, 'all'],
        [manager.oid, 'BAL'],
      ].map(([personOid, scope]) => ({
        personOid,
        kind: 'digest',
        key: '2025-03-24',
        payload: { kind: 'digest', day: '2025-03-25', scope, lines: [] },
      })),
    );
  });
  it('carry the keys of the lines that need help, which may be taken up, no more than a card shows', async () => {
    const { records, digest } = setUp();
    const helpless = Array.from({ length: 14 }, (_, n) =>
      aMeasure({ key: `A${n + 10}`, due: '2025-03-01', snoozes: 3 }),
    );
    await records.transaction(async (tx) => {
      for (const measure of helpless) await tx.save('TfMeasures', measure);
    });
    await digest('2025-03-24');
    const keys = helpless.slice(0, 12).map(({ key }) => key);
    expect(records.held().outbox.map(({ payload }) => payload)).toMatchObject([
      { scope: 'all', lines: keys },
      { scope: 'BAL', lines: keys },
    ]);
  });
  it('go to the deputy of somebody who is away, beside the deputy’s own', async () => {
    const { records, digest } = setUp();
    const [DEPUTY, AWAY] = [oid(30), oid(31)];
    await records.transaction(async (tx) => {
      await tx.save('TfPeople', aPerson({ oid: DEPUTY, roles: ['manager'], unit: 'BBJ' }));
      const away = { absentFrom: '2025-03-24', absentTo: '2025-03-28', deputyOid: DEPUTY };
      await tx.save('TfPeople', aPerson({ oid: AWAY, roles: ['manager'], unit: 'BGO', ...away }));
    });
    await digest('2025-03-24');
    const sent = records.held().outbox.map(({ personOid, key }) => [personOid, key]);
    expect(sent).toContainEqual([DEPUTY, '2025-03-24']);
    expect(sent).toContainEqual([DEPUTY, '2025-03-24 BGO']);
    expect(sent.filter(([personOid]) => personOid === AWAY)).toEqual([]);
    // Asked for by name, it is planned for them all the same, and waits until they are back.
    expect((await digest('2025-03-24', { dryRun: true, readerOid: AWAY })).digests).toMatchObject([
      { to: { oid: AWAY }, scope: 'BGO' },
    ]);
  });
  it('go to nobody’s deputy once they came to the manager, who goes away later in the week', async () => {
    const { records, digest } = setUp();
    const [DEPUTY, LEAVING] = [oid(30), oid(31)];
    const leaving = aPerson({ oid: LEAVING, roles: ['manager'], unit: 'BGO', deputyOid: DEPUTY });
    await records.transaction(async (tx) => {
      await tx.save('TfPeople', aPerson({ oid: DEPUTY, unit: 'BBJ' }));
      await tx.save('TfPeople', leaving);
    });
    await digest('2025-03-24');
    await records.transaction((tx) =>
      tx.save('TfPeople', { ...leaving, absentFrom: '2025-03-25', absentTo: '2025-03-28' }),
    );
    expect((await digest('2025-03-25')).queued).toBe(0);
    const sent = records.held().outbox.map(({ personOid }) => personOid);
    expect(sent).toContain(LEAVING);
    expect(sent).not.toContain(DEPUTY);
  });
  it('are queued once a week', async () => {
    const { records, digest } = setUp();
    await digest('2025-03-24');
    expect((await digest('2025-03-26')).queued).toBe(0);
    expect((await digest('2025-03-31')).queued).toBe(2);
    expect(records.held().outbox).toHaveLength(4);
  });
  it('are planned for one reader when asked so', async () => {
    const { digest } = setUp();
    const run = await digest('2025-03-24', { dryRun: false, readerOid: manager.oid });
    expect(run).toMatchObject({ queued: 1, digests: [{ to: { oid: manager.oid }, scope: 'BAL' }] });
  });
  it('are only shown on a dry run', async () => {
    const { records, digest } = setUp();
    expect(await digest('2025-03-24', { dryRun: true })).toMatchObject({ queued: 0, digests: [{}, {}] });
    expect(records.held().outbox).toEqual([]);
  });
  it('look back on the log of the week before', async () => {
    const { records, digest } = setUp();
    records
      .held()
      .actions.push(anAction({ at: '2025-03-16T22:59:00Z' }), anAction({ at: '2025-03-16T23:00:00Z' }));
    const { digests } = await digest('2025-03-24', { dryRun: true });
    expect(digests[0]?.changes.map(({ action }) => action.at)).toEqual(['2025-03-16T23:00:00Z']);
  });
});

describe('the state', () => {
  it('holds every list, the faults, the log from an instant on, and the version', async () => {
    const { records } = setUp();
    records.held().actions.push(anAction(), anAction({ at: '2025-03-25T09:00:00Z', verb: 'comment' }));
    records.held().faults.push({ list: 'TfRisks', itemId: '1', columns: [] });
    const state = await readState(records, '2025-03-25T00:00:00Z');
    expect(state).toMatchObject({
      people: [{ oid: LEAD }, { oid: OWNER }, { oid: manager.oid }],
      measures: [{ key: 'A1' }, { key: 'B1' }],
      actions: [{ verb: 'comment' }],
      faults: [{ list: 'TfRisks' }],
      version: 5,
    });
    expect(state.lastActed).toEqual(new Map([['A1', '2025-03-25']]));
  });
  it('tells a setting nobody can read as a fault beside the others', async () => {
    const records = fakeRecords({ TfSettings: [{ key: 'closed-days', value: 'jul' }] });
    expect((await readState(records, '2025-03-25T00:00:00Z')).faults).toMatchObject([
      { list: 'TfSettings', key: 'closed-days' },
    ]);
  });
});
