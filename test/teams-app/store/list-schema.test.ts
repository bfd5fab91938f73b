import type { KnownSchema, ListDrift } from '../../../programme/index.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { aMeasure } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';
import { LIST_ID, swept } from './sweeping.ts';

const missing = (list: ListDrift['list'], column: string): ListDrift => ({
  ...{ list, kind: 'column-missing', column, title: 'Merknad', found: '', wanted: '' },
});
const schema = (drift: ListDrift[] = []): KnownSchema => ({
  listId: LIST_ID,
  columns: { TfNote: 'c-1' },
  drift,
});
const note = { column: 'TfNote', path: ['note'] };

onEachDatabase('what is known of a list’s columns', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = () => {
    const [clock, jobs] = [clockAt('2025-03-03T07:30:00Z'), jobsNoted()];
    const deps = { db: database().store.db, clock, jobs };
    return { ...deps, records: recordsIn(deps), sync: syncStoreIn(deps) };
  };
  const filled = async () => {
    const all = opened();
    const rows = ['A1', 'A2', 'A3'].map((key, n) => ({
      ...{ kind: 'good' as const, itemId: `${n + 1}`, etag: `"g-${n},1"`, key },
      entity: aMeasure({ key, ...(n < 2 && { note: `Til ${key}` }) }),
    }));
    await swept(all.sync, 'TfMeasures', rows);
    return all;
  };

  it('is nothing until they have been looked at', async () => {
    const { sync, records } = opened();
    expect(await sync.schema('TfMeasures')).toBeUndefined();
    expect(await records.drift()).toEqual([]);
  });

  it('is kept for every process, and news only when the drift is otherwise than before', async () => {
    const { sync, records } = opened();
    const version = await records.version();
    expect(await sync.noteSchema('TfMeasures', schema())).toBe(false);
    expect(await records.version()).toBe(version);
    const drift = [missing('TfMeasures', 'TfNote')];
    expect(await sync.noteSchema('TfMeasures', schema(drift))).toBe(true);
    expect(await sync.noteSchema('TfMeasures', schema(drift))).toBe(false);
    expect(await records.version()).toBe(version + 1);
    expect(await sync.schema('TfMeasures')).toEqual(schema(drift));
    expect(await sync.noteSchema('TfMeasures', schema())).toBe(true);
  });

  it('tells the drift of all lists, in their order', async () => {
    const { sync, records } = opened();
    await sync.noteSchema('TfTasks', schema([missing('TfTasks', 'TfNote')]));
    await sync.noteSchema('TfRisks', schema([missing('TfRisks', 'TfCode')]));
    expect((await records.drift()).map(({ list }) => list)).toEqual(['TfRisks', 'TfTasks']);
  });

  describe('when a column was made anew', () => {
    it('owes SharePoint what the rows held there, and only those', async () => {
      const { sync, jobs } = await filled();
      expect(await sync.owed()).toEqual([]);
      await sync.noteSchema('TfMeasures', schema(), [note]);
      expect((await sync.owed()).map(({ key }) => key)).toEqual(['A1', 'A2']);
      expect((await sync.row('TfMeasures', 'A1'))?.refill).toEqual(['TfNote']);
      expect((await sync.row('TfMeasures', 'A3'))?.refill).toBeUndefined();
      expect(jobs.pushed).toHaveLength(1);
    });

    it('owes several columns together, each once', async () => {
      const { sync } = await filled();
      await sync.noteSchema('TfMeasures', schema(), [note]);
      await sync.noteSchema('TfMeasures', schema(), [note, { column: 'TfDue', path: ['due'] }]);
      expect((await sync.row('TfMeasures', 'A1'))?.refill).toEqual(['TfNote', 'TfDue']);
      expect((await sync.row('TfMeasures', 'A3'))?.refill).toEqual(['TfDue']);
    });

    it('is quit once that is written, and not by a push that knew nothing of it', async () => {
      const { sync } = await filled();
      await sync.noteSchema('TfMeasures', schema(), [note]);
      const state = { itemId: '1', etag: '"g-0,2"', synced: aMeasure({ key: 'A1', note: 'Til A1' }) };
      await sync.pushed('TfMeasures', 'A1', state);
      expect((await sync.row('TfMeasures', 'A1'))?.refill).toEqual(['TfNote']);
      expect((await sync.owed()).map(({ key }) => key)).toEqual(['A1', 'A2']);
      await sync.pushed('TfMeasures', 'A1', { ...state, refilled: true });
      expect((await sync.row('TfMeasures', 'A1'))?.refill).toBeUndefined();
      expect((await sync.owed()).map(({ key }) => key)).toEqual(['A2']);
    });

    it('still owes it after a sweep has brought the row as it was', async () => {
      const { sync } = await filled();
      await sync.noteSchema('TfMeasures', schema(), [note]);
      await swept(sync, 'TfMeasures', [
        {
          ...{ kind: 'good', itemId: '1', etag: '"g-0,2"', key: 'A1' },
          entity: aMeasure({ key: 'A1', note: 'Til A1', status: 'done' }),
        },
      ]);
      expect((await sync.owed()).map(({ key }) => key)).toEqual(['A1', 'A2']);
    });

    it('still owes it after somebody has acted and taken it back', async () => {
      const { sync, records } = await filled();
      await sync.noteSchema('TfMeasures', schema(), [note]);
      const row = aMeasure({ key: 'A1', note: 'Til A1' });
      await records.transaction((tx) => tx.save('TfMeasures', { ...row, status: 'done' }));
      await records.transaction((tx) => tx.save('TfMeasures', row));
      expect((await sync.owed()).map(({ key }) => key)).toEqual(['A1', 'A2']);
    });

    it('shows a sweep what the rows held and what of it is on its way', async () => {
      const { sync } = await filled();
      await sync.noteSchema('TfMeasures', schema(), [note]);
      const reading = await sync.beginSweep('TfMeasures', LIST_ID);
      expect(await reading?.held(['1', '3', '99'])).toEqual(
        new Map([
          ['1', { synced: aMeasure({ key: 'A1', note: 'Til A1' }), refill: ['TfNote'] }],
          ['3', { synced: aMeasure({ key: 'A3' }), refill: [] }],
        ]),
      );
    });
  });

  describe('when pages were read by what was not true of it', () => {
    it('has them read once more from where the reading began', async () => {
      const { sync, records } = await filled();
      const reading = await sync.beginSweep('TfMeasures', LIST_ID);
      await reading?.keep([{ kind: 'deleted', itemId: '1' }], { next: 'page 2' });
      expect(await reading?.forget()).toBe('link');
      await reading?.keep([], { end: 'link 2' });
      await reading?.take(() => {
        throw new Error('there are no doubles');
      });
      expect(await records.all('TfMeasures')).toHaveLength(3);
    });

    it('has a whole list read from its start', async () => {
      const { sync } = await filled();
      const reading = await sync.beginSweep('TfMeasures', LIST_ID);
      await reading?.startOver();
      await reading?.keep([], { next: 'page 2' });
      expect(await reading?.forget()).toBeUndefined();
    });
  });

  it('stands beside why a list could not be read, and since when, until it is read again', async () => {
    const { sync, clock } = await filled();
    await sync.sweepFailed('TfMeasures', 'denied');
    clock.forward({ minutes: 5 });
    await sync.sweepFailed('TfMeasures', 'unavailable');
    expect(await sync.unread()).toEqual([
      { list: 'TfMeasures', reason: 'unavailable', since: new Date('2025-03-03T07:30:00Z') },
    ]);
    await swept(sync, 'TfMeasures', []);
    expect(await sync.unread()).toEqual([]);
  });
});
