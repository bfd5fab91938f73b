import { describe, expect, it } from '@jest/globals';
import {
  digestPlanner,
  digestReaders,
  digestScope,
  finishWork,
  isQuiet,
  mayReadDigest,
  planDigest,
  readDigestState,
  rescheduleWork,
  startWork,
} from '../../programme/index.ts';
import {
  aLead,
  aMeasure,
  anAction,
  aPerson,
  aProject,
  aRisk,
  aState,
  aTask,
  by,
  clockAt,
  OWNER,
  oid,
} from './build.ts';
import { fakeRecords } from './fake-records.ts';

const DAY = '2025-03-24';
const manager = aPerson({ oid: oid(20), roles: ['manager'] });
const adviser = aPerson({ oid: oid(21), roles: ['programme-adviser'], unit: 'DOU' });
const chair = aPerson({ oid: oid(22), roles: ['strategic-chair'], unit: 'UDE' });
const among = { people: [aLead(), aPerson(), manager, adviser, chair], day: DAY };

describe('whose digest somebody may read', () => {
  it('is any for the office and for those who follow the whole programme', () => {
    for (const person of [aLead(), adviser, chair]) {
      expect(digestScope(person)).toBe('all');
      expect([mayReadDigest(person, 'all', among), mayReadDigest(person, 'BBJ', among)]).toEqual([
        true,
        true,
      ]);
    }
  });
  it("is one's own unit's for everybody else", () => {
    for (const person of [manager, aPerson()]) {
      expect(digestScope(person)).toBe('BAL');
      expect((['BAL', 'BBJ', 'all'] as const).map((scope) => mayReadDigest(person, scope, among))).toEqual([
        true,
        false,
        false,
      ]);
    }
  });
  it('is nobody’s for somebody who has left', () => {
    const gone = aLead({ left: true });
    expect([mayReadDigest(gone, 'DOU', among), mayReadDigest(gone, 'all', among)]).toEqual([false, false]);
    expect(digestReaders([gone, { ...manager, left: true }])).toEqual([]);
  });
  it('comes once to a person who is twice in the list', () => {
    expect(digestReaders([manager, { ...manager, name: 'Igjen' }, aLead()])).toEqual([manager, aLead()]);
  });
});

describe("another unit's digest", () => {
  it("is what that unit's manager reads, but for the reader", () => {
    const state = aState({
      people: [aLead(), aPerson(), manager],
      tasks: [aTask({ due: '2025-03-20' }), aTask({ key: 'A4-BBJ', unit: 'BBJ', due: '2025-03-20' })],
    });
    const own = planDigest(state, manager, DAY);
    expect(planDigest(state, adviser, DAY, 'BAL')).toEqual({ ...own, to: adviser });
    expect(digestPlanner(state, DAY)(aLead(), 'BBJ').overdue.map(({ item }) => item.key)).toEqual(['A4-BBJ']);
  });
});

describe('the digest of a day gone by', () => {
  const rows = {
    TfPeople: [aLead(), aPerson(), manager],
    TfRisks: [aRisk()],
    TfMeasures: [
      aMeasure({ due: '2025-03-20' }),
      aMeasure({ key: 'A2', due: '2025-03-21', cadence: 'monthly' }),
      aMeasure({ key: 'A3', due: '2025-02-28' }),
    ],
  };
  it('is what it was on that day, whatever was done since', async () => {
    const records = fakeRecords(rows);
    const then = planDigest(await readDigestState(records, DAY), aLead(), DAY);
    const deps = { records, clock: clockAt('2025-03-26') };
    await startWork(deps)(by(OWNER), { key: 'A3' });
    await finishWork(deps)(by(OWNER), { key: 'A2' });
    await rescheduleWork(deps)(by(OWNER), { key: 'A1', due: '2025-04-30', reason: 'x' });
    const now = await readDigestState(records, DAY);
    expect(planDigest(now, aLead(), DAY)).toEqual(then);
    const today = planDigest(now, aLead(), '2025-03-26');
    expect(today.overdue.map(({ item }) => item.key)).toEqual(['A3']);
  });
  it('knows what was answered in time, and not what was answered later', async () => {
    const records = fakeRecords(rows);
    await startWork({ records, clock: clockAt('2025-03-17') })(by(OWNER), { key: 'A3' });
    await finishWork({ records, clock: clockAt('2025-04-10') })(by(OWNER), { key: 'A3' });
    const state = await readDigestState(records, DAY);
    const help = (day: string) => planDigest(state, aLead(), day).needsHelp.map(({ item }) => item.key);
    expect(help('2025-03-14')).toEqual(['A3']);
    expect(help(DAY)).toEqual([]);
    expect(help('2025-03-31')).toEqual(['A3']);
  });
  it('has projects and risks as they were', () => {
    const state = aState({
      projects: [aProject({ statusOn: '2025-03-26' })],
      risks: [aRisk({ status: 'measures-done', probabilityAfter: 1 })],
      measures: [aMeasure({ status: 'done' })],
      actions: [
        anAction({
          at: '2025-03-26T09:00:00Z',
          verb: 'edit-in-sharepoint',
          list: 'TfProjects',
          key: '30122103',
          before: {},
          after: { statusOn: '2025-03-26' },
        }),
        anAction({
          at: '2025-03-26T10:00:00Z',
          verb: 'reassess',
          list: 'TfRisks',
          key: 'A',
          before: { status: 'identified' },
          after: { status: 'measures-done', probabilityAfter: 1 },
        }),
      ],
    });
    const then = planDigest(state, aLead(), DAY);
    expect([then.missingStatus.length, then.awaitsReassessment.length]).toEqual([1, 1]);
    const now = planDigest(state, aLead(), '2025-03-26');
    expect([now.missingStatus.length, now.awaitsReassessment.length]).toEqual([0, 0]);
  });
});

describe('a digest with nothing in it', () => {
  const quiet = aState({ people: [aLead(), aPerson()] });
  it('is quiet', () => {
    expect(isQuiet(planDigest(quiet, aLead(), DAY))).toBe(true);
  });
  it.each([
    ['a row that could not be read', { faults: [{ list: 'TfTasks' as const, itemId: '1', columns: [] }] }],
    ['something to mend', { people: [aPerson()] }],
    ['something due soon', { measures: [aMeasure({ due: '2025-03-31' })] }],
    ['a project without a status', { projects: [aProject()] }],
  ])('is not quiet for %s', (_, given) => {
    expect(isQuiet(planDigest({ ...quiet, ...given }, aLead(), DAY))).toBe(false);
  });
  it('is not quiet when last week was worse', () => {
    const measures = [aMeasure({ due: '2025-03-10', status: 'done' })];
    const actions = [
      anAction({
        at: '2025-03-18T09:00:00Z',
        verb: 'import',
        before: {},
        after: {},
      }),
    ];
    const state = { ...quiet, measures, actions, risks: [] };
    expect(isQuiet(planDigest(state, aLead(), DAY))).toBe(true);
    const finished = anAction({
      at: '2025-03-18T09:00:00Z',
      verb: 'finish',
      before: { status: 'not-started' },
      after: { status: 'done' },
    });
    expect(isQuiet(planDigest({ ...state, actions: [finished] }, aLead(), DAY))).toBe(false);
  });
});
