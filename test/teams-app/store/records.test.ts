import { recordsIn } from '../../../teams-app/store/records.ts';
import { ANA, aMeasure, anAction, aPerson, aTask, BO } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';

onEachDatabase('the records', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = () => {
    const [clock, jobs] = [clockAt('2025-03-03T07:30:00Z'), jobsNoted()];
    const { db } = database().store;
    return { db, clock, jobs, records: recordsIn({ db, clock, jobs }) };
  };

  it('give back a saved row, and a job carries it to SharePoint', async () => {
    const { records, jobs } = opened();
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    expect(await records.find('TfMeasures', 'A1')).toEqual(aMeasure());
    expect(await records.all('TfMeasures')).toEqual([aMeasure()]);
    expect(jobs.pushed).toEqual([{ list: 'TfMeasures', key: 'A1' }]);
  });

  it('find nothing under a key that is not there', async () => {
    expect(await opened().records.find('TfMeasures', 'H9')).toBeUndefined();
  });

  it('are in the order of their keys on every database', async () => {
    const { records } = opened();
    await records.transaction(async (tx) => {
      for (const key of ['a-1', 'B-1', 'A-2', 'b-1']) await tx.add('TfTasks', aTask({ key }));
    });
    expect((await records.all('TfTasks')).map(({ key }) => key)).toEqual(['A-2', 'B-1', 'a-1', 'b-1']);
  });

  it('add a row once and leave the one that is there', async () => {
    const { records, jobs } = opened();
    const add = (title: string) => records.transaction((tx) => tx.add('TfMeasures', aMeasure({ title })));
    expect([await add('first'), await add('second')]).toEqual([true, false]);
    expect((await records.find('TfMeasures', 'A1'))?.title).toBe('first');
    expect(jobs.pushed).toHaveLength(1);
  });

  it('keep nothing of a use case that throws: no row, no log entry, no message, no job, no new version', async () => {
    const { records, jobs } = opened();
    const failing = records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure());
      await tx.log(anAction());
      await tx.queue({
        personOid: ANA,
        kind: 'digest',
        key: '2025-03-03',
        payload: { kind: 'digest', day: '2025-03-03' },
      });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await records.all('TfMeasures')).toEqual([]);
    expect(await records.actionsSince('2000-01-01T00:00:00Z')).toEqual([]);
    expect(await records.version()).toBe(0);
    expect(jobs.pushed).toEqual([]);
    expect(jobs.sends()).toBe(0);
  });

  it('make two people on one row queue up, so that the second sees what the first did', async () => {
    const { records } = opened();
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure({ snoozes: 0 })));
    const snooze = () =>
      records.transaction(async (tx) => {
        const item = await tx.workItemForUpdate('A1');
        if (item?.kind !== 'measure') throw new Error('the measure is there');
        await new Promise((resolve) => setTimeout(resolve, 20));
        await tx.save('TfMeasures', { ...item, snoozes: item.snoozes + 1 });
      });
    await Promise.all([snooze(), snooze(), snooze()]);
    expect((await records.find('TfMeasures', 'A1'))?.snoozes).toBe(3);
  });

  it('find measures and tasks alike for an update', async () => {
    const { records } = opened();
    await records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure());
      await tx.save('TfTasks', aTask());
    });
    const found = await records.transaction(async (tx) => [
      await tx.workItemForUpdate('A1'),
      await tx.workItemForUpdate('A4-BAL'),
      await tx.workItemForUpdate('H9'),
    ]);
    expect(found).toEqual([aMeasure(), aTask(), undefined]);
  });

  it('run a transaction again that lost a row to another one', async () => {
    const { records } = opened();
    await records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure({ key: 'A1' }));
      await tx.save('TfMeasures', aMeasure({ key: 'A2' }));
    });
    const both = (first: string, second: string) =>
      records.transaction(async (tx) => {
        await tx.workItemForUpdate(first);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await tx.workItemForUpdate(second);
        await tx.save('TfTasks', aTask({ key: `${first}-${second}` }));
      });
    await Promise.all([both('A1', 'A2'), both('A2', 'A1')]);
    expect((await records.all('TfTasks')).map(({ key }) => key)).toEqual(['A1-A2', 'A2-A1']);
  });

  it('grow in version with every change, and only with a change', async () => {
    const { records } = opened();
    await records.transaction((tx) => tx.save('TfPeople', aPerson()));
    await records.transaction((tx) => tx.save('TfPeople', aPerson({ unit: 'BSR' })));
    await records.transaction((tx) => tx.log(anAction()));
    expect(await records.version()).toBe(2);
  });

  it('give the log from an instant on, oldest first, as it was written', async () => {
    const { records } = opened();
    const [first, second, third] = [
      anAction({ at: '2025-03-03T07:30:00Z' }),
      anAction({
        at: '2025-03-03T07:30:00.5Z',
        verb: 'comment',
        reason: 'venter',
        before: {},
        after: { note: 'x' },
      }),
      anAction({ at: '2025-03-04T07:30:00Z', verb: 'finish' }),
    ];
    await records.transaction(async (tx) => {
      for (const action of [first, second, third]) await tx.log(action);
    });
    expect(await records.actionsSince('2025-03-03T07:30:00.500Z')).toEqual([second, third]);
  });

  it('know the last day anybody answered for a line, in Oslo; loading data and opening the next one are no answers', async () => {
    const { records } = opened();
    await records.transaction(async (tx) => {
      await tx.log(anAction({ at: '2025-03-03T23:30:00Z' }));
      await tx.log(anAction({ at: '2025-03-20T08:00:00Z', verb: 'import' }));
      await tx.log(anAction({ at: '2025-03-21T08:00:00Z', verb: 'open-next', key: 'A2' }));
      await tx.log(anAction({ at: '2025-03-22T08:00:00Z', list: 'TfRisks', key: 'A' }));
      await tx.log(
        anAction({ at: '2025-06-30T22:00:00Z', list: 'TfTasks', key: 'A4-BAL', verb: 'edit-in-sharepoint' }),
      );
    });
    expect(await records.lastActed()).toEqual(
      new Map([
        ['A1', '2025-03-04'],
        ['A4-BAL', '2025-07-01'],
      ]),
    );
  });

  it('queue a message once, ever, for a person, a kind and a key', async () => {
    const { records, jobs } = opened();
    const queue = (personOid: string, key: string) =>
      records.transaction((tx) =>
        tx.queue({ personOid, kind: 'digest', key, payload: { kind: 'digest', day: key } }),
      );
    expect(await queue(ANA, '2025-03-03')).toBe(true);
    expect(await queue(ANA, '2025-03-03')).toBe(false);
    expect(await queue(BO, '2025-03-03')).toBe(true);
    expect(await queue(ANA, '2025-03-10')).toBe(true);
    expect(jobs.sends()).toBe(3);
  });

  it('show a row this version cannot read as a fault and leave it out of the figures', async () => {
    const { records, db } = opened();
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    await db
      .insertInto('mirror')
      .values({
        list: 'TfMeasures',
        key: 'A2',
        entity: JSON.stringify({ ...aMeasure({ key: 'A2' }), snoozes: -1 }),
      })
      .execute();
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A1']);
    expect(await records.find('TfMeasures', 'A2')).toBeUndefined();
    expect(await records.faults()).toMatchObject([
      { list: 'TfMeasures', key: 'A2', columns: [{ column: 'snoozes' }] },
    ]);
  });
});
