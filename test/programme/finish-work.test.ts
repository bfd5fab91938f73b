import { describe, expect, it } from '@jest/globals';
import { finishWork, type Measure, type Task } from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aTask, by, clockAt, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';
import { expectRefusal } from './refused.ts';

const setUp = (measures: Measure[], tasks: Task[] = [], today = '2025-03-24') => {
  const records = fakeRecords({ TfPeople: [aLead(), aPerson()], TfMeasures: measures, TfTasks: tasks });
  return { records, finish: finishWork({ records, clock: clockAt(today) }) };
};

describe('finishing', () => {
  it('marks the line as done today', async () => {
    const { records, finish } = setUp([aMeasure({ status: 'in-progress' })]);
    const done = aMeasure({ status: 'done', doneOn: '2025-03-24' });
    expect(await finish(by(OWNER), { key: 'A1' })).toEqual({ item: done });
    expect(await records.all('TfMeasures')).toEqual([done]);
    expect(records.held().actions).toMatchObject([
      {
        verb: 'finish',
        before: { status: 'in-progress' },
        after: { status: 'done', doneOn: '2025-03-24' },
      },
    ]);
  });
  it("is done on Oslo's day, also just after midnight", async () => {
    const records = fakeRecords({ TfPeople: [aPerson()], TfMeasures: [aMeasure()] });
    const { item } = await finishWork({ records, clock: clockAt('2025-03-25', '00:10') })(by(OWNER), {
      key: 'A1',
    });
    expect(item.doneOn).toBe('2025-03-25');
  });
  it('takes a line that was never started', async () => {
    const { finish } = setUp([], [aTask()]);
    expect(await finish(by(OWNER), { key: 'A4-BAL' })).toEqual({
      item: aTask({ status: 'done', doneOn: '2025-03-24' }),
    });
  });
  it('twice is refused the second time and opens nothing more', async () => {
    const { records, finish } = setUp([aMeasure({ cadence: 'monthly' })]);
    await finish(by(OWNER), { key: 'A1' });
    await expectRefusal(records, () => finish(by(OWNER), { key: 'A1' }), 'already-done', {
      doneOn: '2025-03-24',
    });
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A1', 'A1-2']);
  });
  it('is refused for a line that was called off', async () => {
    const { records, finish } = setUp([aMeasure({ status: 'cancelled', cadence: 'monthly' })]);
    await expectRefusal(records, () => finish(by(OWNER), { key: 'A1' }), 'cancelled');
  });
});

describe('finishing a recurring measure', () => {
  const recurring = aMeasure({
    key: 'C1',
    risk: 'C',
    cadence: 'quarterly',
    due: '2025-03-20',
    status: 'in-progress',
    note: '2025-03-01 Ansvarlig: i gang',
    snoozes: 2,
  });
  const next = aMeasure({ key: 'C1-2', risk: 'C', cadence: 'quarterly', due: '2025-06-20' });

  it('opens its next occurrence as a row of its own: not started, no snoozes, no note', async () => {
    const { records, finish } = setUp([recurring]);
    const { next: opened } = await finish(by(OWNER), { key: 'C1' });
    expect(opened).toEqual(next);
    expect(await records.find('TfMeasures', 'C1-2')).toEqual(next);
  });
  it('logs the new row whole', async () => {
    const { records, finish } = setUp([recurring]);
    await finish(by(OWNER), { key: 'C1' });
    expect(records.held().actions.at(-1)).toMatchObject({
      verb: 'open-next',
      list: 'TfMeasures',
      key: 'C1-2',
      before: {},
      after: next,
    });
  });
  it('counts on from the second occurrence to the third', async () => {
    const { finish } = setUp([next]);
    expect((await finish(by(OWNER), { key: 'C1-2' })).next).toMatchObject({ key: 'C1-3', due: '2025-09-20' });
  });
  it('leaves a next occurrence that is there already as it is', async () => {
    const edited = { ...next, due: '2025-06-27' };
    const { records, finish } = setUp([recurring, edited]);
    expect((await finish(by(OWNER), { key: 'C1' })).next).toEqual(edited);
    expect(records.held().actions.map(({ verb }) => verb)).toEqual(['finish']);
  });
  it('opens nothing for one that is done once', async () => {
    const { records, finish } = setUp([aMeasure()]);
    expect(await finish(by(OWNER), { key: 'A1' })).not.toHaveProperty('next');
    expect(await records.all('TfMeasures')).toHaveLength(1);
  });
});

describe('finishing a measure of the developers', () => {
  const measure = aMeasure({ key: 'A4', cadence: 'quarterly', due: '2025-03-31' });
  const tasks = [
    aTask({ key: 'A4-BAL', unit: 'BAL', ownerOid: oid(11), status: 'done', doneOn: '2025-03-20', note: 'x' }),
    aTask({ key: 'A4-UDE', unit: 'UDE', ownerOid: oid(17), snoozes: 3 }),
    aTask({ key: 'H4-BAL', unit: 'BAL' }),
    aTask({ key: 'A4-salto', unit: 'BAL' }),
  ];

  it('opens the next task for each of the same owners, with the new deadline', async () => {
    const { records, finish } = setUp([measure], tasks);
    await finish(by(OWNER), { key: 'A4' });
    expect((await records.all('TfTasks')).slice(4)).toEqual([
      aTask({ key: 'A4-2-BAL', unit: 'BAL', ownerOid: oid(11), due: '2025-06-30' }),
      aTask({ key: 'A4-2-UDE', unit: 'UDE', ownerOid: oid(17), due: '2025-06-30' }),
    ]);
  });
  it('leaves the tasks of this occurrence as they are', async () => {
    const { records, finish } = setUp([measure], tasks);
    await finish(by(OWNER), { key: 'A4' });
    expect((await records.all('TfTasks')).slice(0, 4)).toEqual(tasks);
  });
  it('opens the third tasks from the second, and no task twice', async () => {
    const second = aTask({ key: 'A4-2-BAL', due: '2025-06-30' });
    const third = aTask({ key: 'A4-3-BAL', due: '2025-10-01' });
    const { records, finish } = setUp(
      [{ ...measure, key: 'A4-2', due: '2025-06-30' }],
      [...tasks, second, third],
    );
    await finish(by(OWNER), { key: 'A4-2' });
    expect((await records.all('TfTasks')).slice(4)).toEqual([second, third]);
    expect(records.held().actions.map(({ verb, key }) => `${verb} ${key}`)).toEqual([
      'finish A4-2',
      'open-next A4-3',
    ]);
  });
  it('opens nothing when only a task is finished', async () => {
    const { records, finish } = setUp([measure], tasks);
    await finish(by(OWNER), { key: 'H4-BAL' });
    expect(records.held().actions).toHaveLength(1);
    expect(await records.all('TfTasks')).toHaveLength(4);
  });
});
