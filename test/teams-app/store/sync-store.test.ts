import type { Action, GoodRow, Measure, RowChange } from '../../../programme/index.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { ANA, aFault, aMeasure, anAction, BO } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';
import { LIST_ID, swept } from './sweeping.ts';

const GUID = 'aaaaaaaa-0000-4000-8000-000000000001';
const good = (over: Partial<Measure>, version: number, itemId = '1'): GoodRow<'TfMeasures'> => ({
  kind: 'good',
  itemId,
  etag: `"${GUID.slice(0, -1)}${itemId},${version}"`,
  key: over.key ?? 'A1',
  entity: aMeasure(over),
  editedBy: BO,
});
const bad = (version: number): RowChange<'TfMeasures'> => ({
  kind: 'bad',
  itemId: '1',
  etag: `"${GUID},${version}"`,
  fault: aFault(),
});

onEachDatabase('the sync with SharePoint', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = () => {
    const [clock, jobs] = [clockAt('2025-03-03T07:30:00Z'), jobsNoted()];
    const deps = { db: database().store.db, clock, jobs };
    const [records, sync] = [recordsIn(deps), syncStoreIn(deps)];
    return {
      ...deps,
      records,
      sync,
      sweep: (...changes: RowChange<'TfMeasures'>[]) => swept(sync, 'TfMeasures', changes),
      act: (over: Partial<Measure>, logged: Partial<Action> = {}) =>
        records.transaction(async (tx) => {
          await tx.save('TfMeasures', aMeasure(over));
          await tx.log(anAction({ verb: 'comment', ...logged }));
        }),
      measure: () => records.find('TfMeasures', 'A1'),
      edits: async () =>
        (await records.actionsSince('2000-01-01T00:00:00Z')).filter(
          ({ verb }) => verb === 'edit-in-sharepoint',
        ),
      messages: () => deps.db.selectFrom('outbox').select(['person_oid', 'kind', 'payload']).execute(),
    };
  };

  it('fills the mirror at the first sweep, logs nothing of it and owes nothing', async () => {
    const { sweep, records, sync, edits } = opened();
    await sweep(good({ key: 'A1' }, 1), good({ key: 'A2' }, 1, '2'));
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A1', 'A2']);
    expect(await edits()).toEqual([]);
    expect(await sync.owed()).toEqual([]);
    expect(await sync.row('TfMeasures', 'A1')).toEqual({
      list: 'TfMeasures',
      key: 'A1',
      itemId: '1',
      etag: `"${GUID},1"`,
      entity: aMeasure(),
      synced: aMeasure(),
    });
  });

  it('asks next time with what the last sweep ended with', async () => {
    const { sync } = opened();
    await swept(sync, 'TfMeasures', [good({}, 1)], { end: 'link-1' });
    await swept(sync, 'TfMeasures', [], { end: 'link-2' });
    expect((await sync.beginSweep('TfMeasures', LIST_ID))?.link).toBe('link-2');
    expect((await sync.beginSweep('TfTasks', LIST_ID))?.link).toBeUndefined();
  });

  it('takes an edit made in SharePoint and logs who changed what', async () => {
    const { sweep, measure, edits, records } = opened();
    await sweep(good({}, 1));
    const version = await records.version();
    await sweep(good({ status: 'in-progress', note: 'i gang' }, 2));
    expect(await measure()).toEqual(aMeasure({ status: 'in-progress', note: 'i gang' }));
    expect(await edits()).toEqual([
      {
        at: '2025-03-03T07:30:00Z',
        actor: BO,
        via: 'sharepoint',
        verb: 'edit-in-sharepoint',
        list: 'TfMeasures',
        key: 'A1',
        before: { status: 'not-started' },
        after: { status: 'in-progress', note: 'i gang' },
      },
    ]);
    expect(await records.version()).toBe(version + 1);
  });

  it('logs an edit nobody is named for as SharePoint’s', async () => {
    const { sweep, edits, sync } = opened();
    await sweep(good({}, 1));
    const { editedBy: _nobody, ...change } = { editedBy: undefined, ...good({ snoozes: 1 }, 2) };
    await swept(sync, 'TfMeasures', [change]);
    expect(await edits()).toMatchObject([{ actor: 'sharepoint' }]);
  });

  it('finds nothing new in a row it has seen', async () => {
    const { sweep, records, edits } = opened();
    await sweep(good({}, 1));
    const version = await records.version();
    await sweep(good({}, 1));
    expect(await records.version()).toBe(version);
    expect(await edits()).toEqual([]);
  });

  it('logs a row somebody added in SharePoint after the first sweep', async () => {
    const { sweep, edits } = opened();
    await sweep(good({}, 1));
    await sweep(good({ key: 'A2' }, 1, '2'));
    expect(await edits()).toMatchObject([{ key: 'A2', before: {}, after: { status: 'not-started' } }]);
  });

  it('merges an edit in SharePoint with one still owed, field by field, and pushes the rest', async () => {
    const { sweep, act, measure, sync, jobs, messages } = opened();
    await sweep(good({}, 1));
    await act({ note: 'min merknad' });
    jobs.pushed.length = 0;
    await sweep(good({ due: '2025-05-01' }, 2));
    expect(await measure()).toEqual(aMeasure({ note: 'min merknad', due: '2025-05-01' }));
    expect(await sync.owed()).toMatchObject([{ list: 'TfMeasures', key: 'A1' }]);
    expect(jobs.pushed).toEqual([{ list: 'TfMeasures', key: 'A1' }]);
    expect(await messages()).toEqual([]);
  });

  it('lets SharePoint’s value stand where both changed a field, and tells the person who acted', async () => {
    const { sweep, act, measure, messages, sync } = opened();
    await sweep(good({}, 1));
    await act({ due: '2025-06-01' });
    await sweep(good({ due: '2025-05-01' }, 2));
    expect(await measure()).toEqual(aMeasure({ due: '2025-05-01' }));
    expect(await sync.owed()).toEqual([]);
    expect(await messages()).toEqual([
      {
        person_oid: ANA,
        kind: 'clash',
        payload: {
          kind: 'clash',
          itemKey: 'A1',
          fields: [{ field: 'due', yours: '2025-06-01', theirs: '2025-05-01' }],
        },
      },
    ]);
  });

  it('tells of each value of one act that gives way, also when they do so one after the other', async () => {
    const { sweep, act, messages } = opened();
    await sweep(good({}, 1));
    await act({ due: '2025-06-01', note: 'utsatt' });
    await sweep(good({ due: '2025-05-01' }, 2));
    await sweep(good({ due: '2025-05-01', note: 'deres' }, 3));
    expect((await messages()).map(({ payload }) => payload)).toMatchObject([
      { fields: [{ field: 'due', yours: '2025-06-01' }] },
      { fields: [{ field: 'note', yours: 'utsatt' }] },
    ]);
  });

  it('tells each person of the values that were theirs', async () => {
    const { sweep, act, messages } = opened();
    await sweep(good({}, 1));
    await act({ due: '2025-06-01' }, { before: { due: '2025-04-01' }, after: { due: '2025-06-01' } });
    await act({ due: '2025-06-01', note: 'min' }, { actor: BO, before: {}, after: { note: 'min' } });
    await sweep(good({ due: '2025-05-01', note: 'deres' }, 2));
    expect(await messages()).toMatchObject([
      { person_oid: ANA, payload: { fields: [{ field: 'due' }] } },
      { person_oid: BO, payload: { fields: [{ field: 'note' }] } },
    ]);
  });

  it('keeps what was done on a row whose create was carried out though its reply was lost', async () => {
    const { act, records, measure, messages, sync } = opened();
    await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
    await act({ status: 'in-progress' });
    const { editedBy: _nobody, ...created } = good({}, 1);
    await swept(sync, 'TfMeasures', [{ ...created, createdAt: '2025-03-03T07:30:01Z' }]);
    expect(await measure()).toEqual(aMeasure({ status: 'in-progress' }));
    expect(await sync.owed()).toMatchObject([{ list: 'TfMeasures', key: 'A1' }]);
    expect(await messages()).toEqual([]);
  });

  describe('a row of our own whose item nobody can read when it is first seen', () => {
    const spoiled = async () => {
      const all = opened();
      await all.records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
      await all.act({ status: 'in-progress' });
      await all.sweep(bad(2));
      return all;
    };

    it('stands as a fault and nowhere else, and is not carried until it is mended', async () => {
      const { measure, records, sync } = await spoiled();
      expect(await measure()).toBeUndefined();
      expect(await records.faults()).toEqual([aFault()]);
      expect(await sync.owed()).toEqual([]);
    });

    it('is another than a row whose item somebody gave its key', async () => {
      const { records, sweep, sync } = opened();
      await sweep(good({ key: 'A2' }, 1));
      await records.transaction((tx) => tx.save('TfMeasures', aMeasure()));
      await sweep(bad(2));
      expect(await records.faults()).toEqual([aFault()]);
      expect((await sync.row('TfMeasures', 'A1'))?.itemId).toBeUndefined();
    });

    it('is merged with what was done on it once it is mended', async () => {
      const { measure, sync } = await spoiled();
      const { editedBy: _nobody, ...mended } = good({}, 3);
      await swept(sync, 'TfMeasures', [{ ...mended, createdAt: '2025-03-03T07:30:01Z' }]);
      expect(await measure()).toEqual(aMeasure({ status: 'in-progress' }));
      expect(await sync.owed()).toMatchObject([{ list: 'TfMeasures', key: 'A1' }]);
    });

    it('is made anew when the item is deleted instead', async () => {
      const { measure, records, sweep, sync } = await spoiled();
      await sweep({ kind: 'deleted', itemId: '1' });
      expect(await measure()).toEqual(aMeasure({ status: 'in-progress' }));
      expect(await records.faults()).toEqual([]);
      const [owed] = await sync.owed();
      expect(owed).toMatchObject({ list: 'TfMeasures', key: 'A1' });
      expect((await sync.row('TfMeasures', 'A1'))?.itemId).toBeUndefined();
    });
  });

  it('takes a row that was there before the import over the imported one, and troubles nobody', async () => {
    const { sweep, records, measure, messages, sync, edits } = opened();
    await records.transaction(async (tx) => {
      await tx.add('TfMeasures', aMeasure());
      await tx.log(anAction({ verb: 'import' }));
    });
    await sweep(good({ status: 'done', doneOn: '2025-02-01' }, 4));
    expect(await measure()).toEqual(aMeasure({ status: 'done', doneOn: '2025-02-01' }));
    expect([await messages(), await sync.owed(), await edits()]).toEqual([[], [], []]);
  });

  it('leaves a row alone that a sweep saw before a push the store knows of', async () => {
    const { sweep, act, measure, sync, edits } = opened();
    await sweep(good({}, 1));
    await act({ status: 'in-progress' });
    await sync.pushed('TfMeasures', 'A1', {
      itemId: '1',
      etag: `"${GUID},2"`,
      synced: aMeasure({ status: 'in-progress' }),
    });
    await sweep(good({}, 1));
    expect((await measure())?.status).toBe('in-progress');
    expect(await edits()).toEqual([]);
  });

  it('takes a row nobody can read out of the good ones until it is mended, and keeps what was owed', async () => {
    const { sweep, act, measure, records, sync } = opened();
    await sweep(good({}, 1));
    await act({ note: 'min merknad' });
    await sweep(bad(2));
    expect(await measure()).toBeUndefined();
    expect(await records.faults()).toEqual([aFault()]);
    expect(await sync.row('TfMeasures', 'A1')).toBeUndefined();
    expect(await sync.owed()).toEqual([]);
    expect(await records.transaction((tx) => tx.workItemForUpdate('A1'))).toBeUndefined();
    expect(await records.transaction((tx) => tx.add('TfMeasures', aMeasure()))).toBe(false);

    await sweep(good({ status: 'in-progress' }, 3));
    expect(await measure()).toEqual(aMeasure({ status: 'in-progress', note: 'min merknad' }));
    expect(await records.faults()).toEqual([]);
    expect(await sync.owed()).toMatchObject([{ list: 'TfMeasures', key: 'A1' }]);
  });

  it('does not add a second row under the key of one that was never readable', async () => {
    const { sweep, records } = opened();
    await sweep(bad(1));
    expect(await records.transaction((tx) => tx.add('TfMeasures', aMeasure()))).toBe(false);
  });

  it('lets a deleted row go, and logs that it went', async () => {
    const { sweep, measure, edits } = opened();
    await sweep(good({}, 1));
    await sweep({ kind: 'deleted', itemId: '1' });
    expect(await measure()).toBeUndefined();
    expect(await edits()).toMatchObject([
      { key: 'A1', before: { key: 'A1', status: 'not-started' }, after: {} },
    ]);
  });

  it('tells who had edited a row that was deleted before the edit came there what did not come', async () => {
    const { sweep, act, messages } = opened();
    await sweep(good({}, 1));
    await act({ note: 'min merknad' });
    await sweep({ kind: 'deleted', itemId: '1' });
    expect(await messages()).toEqual([
      {
        person_oid: ANA,
        kind: 'clash',
        payload: {
          kind: 'clash',
          itemKey: 'A1',
          fields: [{ field: 'note', yours: 'min merknad', theirs: '' }],
          gone: 'Lage rekrutteringsplan',
        },
      },
    ]);
  });

  it('tells nobody of a deleted row nothing was owed to', async () => {
    const { sweep, messages } = opened();
    await sweep(good({}, 1));
    await sweep({ kind: 'deleted', itemId: '1' });
    expect(await messages()).toEqual([]);
  });

  it('keeps a row that was deleted and made again under its key', async () => {
    const { sweep, measure } = opened();
    await sweep(good({}, 1));
    await sweep(good({ snoozes: 2 }, 1, '7'), { kind: 'deleted', itemId: '1' });
    expect((await measure())?.snoozes).toBe(2);
  });

  it('follows an item whose key was changed', async () => {
    const { sweep, records } = opened();
    await sweep(good({}, 1));
    await sweep(good({ key: 'A9' }, 2));
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A9']);
  });

  it('drops what a full read did not see, but never a row that is only waiting to be created', async () => {
    const { sweep, act, records, sync } = opened();
    await sweep(good({}, 1), good({ key: 'A2' }, 1, '2'), { ...bad(1), itemId: '3' });
    await act({ key: 'A5' });
    await swept(sync, 'TfMeasures', [good({}, 1)], { full: true });
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A1', 'A5']);
    expect(await records.faults()).toEqual([]);
  });

  describe('after a push', () => {
    const state = (version: number) => ({ itemId: '1', etag: `"${GUID},${version}"` });

    it('owes nothing more, and the reason of an earlier failure is forgotten', async () => {
      const { sweep, act, sync, db } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress' });
      await db.updateTable('mirror').set({ push_fault: 'throttled', push_tries: 3 }).execute();
      expect(await sync.owed()).toMatchObject([{ key: 'A1', fault: 'throttled' }]);
      await sync.pushed('TfMeasures', 'A1', { ...state(2), synced: aMeasure({ status: 'in-progress' }) });
      expect(await sync.owed()).toEqual([]);
    });

    it('still owes what was done while it was under way, since then and not since before', async () => {
      const { sweep, act, sync, measure, clock } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress' });
      await act({ status: 'done' });
      clock.forward({ seconds: 7 });
      await sync.pushed('TfMeasures', 'A1', { ...state(2), synced: aMeasure({ status: 'in-progress' }) });
      expect((await measure())?.status).toBe('done');
      expect(await sync.owed()).toMatchObject([{ key: 'A1', since: new Date('2025-03-03T07:30:07Z') }]);
    });

    it('takes what a merge brought from SharePoint, logs it, and keeps what was done meanwhile', async () => {
      const { sweep, act, sync, measure, edits } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress' });
      const read = aMeasure({ status: 'in-progress' });
      await act({ status: 'in-progress', note: 'i mellomtiden' });
      const merged = aMeasure({ status: 'in-progress', due: '2025-05-01' });
      await sync.pushed('TfMeasures', 'A1', { ...state(3), synced: merged, entity: merged, read });
      expect(await measure()).toEqual({ ...merged, note: 'i mellomtiden' });
      expect(await sync.owed()).toHaveLength(1);
      expect(await edits()).toMatchObject([{ before: { due: '2025-04-01' }, after: { due: '2025-05-01' } }]);
    });

    it('owes nothing once a change has been undone', async () => {
      const { sweep, act, sync } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress' });
      await act({});
      expect(await sync.owed()).toEqual([]);
    });

    it('tells of what gave way to SharePoint’s value, also of what was done while it was under way', async () => {
      const { sweep, act, sync, measure, messages } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress', due: '2025-06-01' });
      const read = aMeasure({ status: 'in-progress', due: '2025-06-01' });
      await act({ status: 'done', due: '2025-06-01', note: 'i mellomtiden' });
      const merged = aMeasure({ status: 'in-progress', due: '2025-05-01', note: 'deres' });
      const clashes = [{ field: 'due', yours: '2025-06-01', theirs: '2025-05-01' }];
      await sync.pushed('TfMeasures', 'A1', { ...state(3), synced: merged, entity: merged, read, clashes });
      expect(await measure()).toEqual({ ...merged, status: 'done' });
      const fields = [...clashes, { field: 'note', yours: 'i mellomtiden', theirs: 'deres' }];
      expect((await messages()).map(({ payload }) => payload)).toEqual([
        { kind: 'clash', itemKey: 'A1', fields },
      ]);
    });

    it('does not tell a second time of what a sweep has told of meanwhile', async () => {
      const { sweep, act, sync, messages } = opened();
      await sweep(good({}, 1));
      await act({ status: 'in-progress', due: '2025-06-01' });
      const read = aMeasure({ status: 'in-progress', due: '2025-06-01' });
      await sweep(good({ due: '2025-05-01' }, 2));
      const merged = aMeasure({ status: 'in-progress', due: '2025-05-01' });
      const clashes = [{ field: 'due', yours: '2025-06-01', theirs: '2025-05-01' }];
      await sync.pushed('TfMeasures', 'A1', { ...state(3), synced: merged, entity: merged, read, clashes });
      expect(await messages()).toHaveLength(1);
    });
  });
});
