import type { GoodRow, Measure, RowChange, Sweep } from '../../../programme/index.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { aFault, aMeasure, anAction } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';
import { asDouble, LIST_ID, swept } from './sweeping.ts';

const etag = (itemId: string, version = 1) =>
  `"aaaaaaaa-0000-4000-8000-${itemId.padStart(12, '0')},${version}"`;
const good = (
  key: string,
  itemId: string,
  over: Partial<Measure> = {},
  version = 1,
): GoodRow<'TfMeasures'> => ({
  kind: 'good',
  itemId,
  etag: etag(itemId, version),
  key,
  entity: aMeasure({ key, ...over }),
});
const bad = (itemId: string): RowChange<'TfMeasures'> => ({
  kind: 'bad',
  itemId,
  etag: etag(itemId),
  fault: aFault({ itemId }),
});

onEachDatabase('a sweep in pages', (database) => {
  beforeEach(() => emptied(database().store));

  const opened = () => {
    const clock = clockAt('2025-03-03T07:30:00Z');
    const deps = { db: database().store.db, clock, jobs: jobsNoted() };
    const [records, sync] = [recordsIn(deps), syncStoreIn(deps)];
    const keys = async () => (await records.all('TfMeasures')).map(({ key }) => key);
    const begun = async (): Promise<Sweep<'TfMeasures'>> => {
      const reading = await sync.beginSweep('TfMeasures', LIST_ID);
      if (!reading) throw new Error('somebody else sweeps the list');
      return reading;
    };
    /** The process dies: it is not heard of again, and its time runs out. */
    const dies = () =>
      deps.db
        .updateTable('sync_state')
        .set({ sweeper_until: '2000-01-01T00:00:00Z' })
        .where('list', '=', 'TfMeasures')
        .execute();
    const find = (...rows: RowChange<'TfMeasures'>[]) => swept(sync, 'TfMeasures', rows);
    return { ...deps, records, sync, keys, begun, dies, find };
  };

  it('shows nothing of a list before its last page has come', async () => {
    const { begun, keys } = opened();
    const reading = await begun();
    expect(reading.link).toBeUndefined();
    await reading.startOver();
    await reading.keep([good('A1', '1')], { next: 'page 2' });
    expect(await keys()).toEqual([]);
    await reading.keep([good('A2', '2')], { end: 'link' });
    expect(await keys()).toEqual([]);
    expect(await reading.take(asDouble)).toEqual({ changed: 2, faults: 0, freed: [] });
    expect(await keys()).toEqual(['A1', 'A2']);
  });

  it('goes on at the page it had come to when its process died, and leaves the mirror as it was till then', async () => {
    const { begun, dies, keys, find } = opened();
    await find(good('A1', '1'), good('A2', '2'));
    const first = await begun();
    await first.startOver();
    await first.keep([good('A1', '1')], { next: 'page 2' });
    await dies();
    expect(await keys()).toEqual(['A1', 'A2']);

    const second = await begun();
    expect([second.link, second.complete]).toEqual(['page 2', false]);
    await second.keep([good('A3', '3')], { end: 'link 2' });
    await second.take(asDouble);
    expect(await keys()).toEqual(['A1', 'A3']);
    await second.release();
    expect((await begun()).link).toBe('link 2');
  });

  it('takes in the rest when its process died with all pages read', async () => {
    const { begun, dies, keys } = opened();
    const first = await begun();
    await first.keep([good('A1', '1'), good('A2', '2')], { end: 'link' });
    await dies();

    const second = await begun();
    expect(second.complete).toBe(true);
    expect(await second.take(asDouble)).toMatchObject({ changed: 2 });
    expect(await keys()).toEqual(['A1', 'A2']);
  });

  it('is one at a time for each list, whoever asks', async () => {
    const { begun, sync } = opened();
    const reading = await begun();
    const other = syncStoreIn({ ...opened(), db: (await database().another()).db });
    expect(await other.beginSweep('TfMeasures', LIST_ID)).toBeUndefined();
    const tasks = await other.beginSweep('TfTasks', LIST_ID);
    expect(tasks).toBeDefined();
    await reading.release();
    expect(await sync.beginSweep('TfMeasures', LIST_ID)).toBeDefined();
  });

  it('does no more once another has taken over from it', async () => {
    const { begun, dies, keys } = opened();
    const first = await begun();
    await first.keep([good('A1', '1')], { next: 'page 2' });
    await dies();
    const second = await begun();
    await expect(first.keep([good('A9', '9')], { end: 'link' })).rejects.toMatchObject({
      reason: 'sweep-taken-over',
    });
    await first.release();
    await second.keep([], { end: 'link' });
    await second.take(asDouble);
    expect(await keys()).toEqual(['A1']);
  });

  it('takes an item that comes on several pages as it came last', async () => {
    const { begun, records, keys } = opened();
    const reading = await begun();
    await reading.keep([good('A1', '1'), good('A2', '2')], { next: 'page 2' });
    await reading.keep([good('A1', '1', { note: 'sist' }, 2), { kind: 'deleted', itemId: '2' }], {
      end: 'link',
    });
    expect(await reading.take(asDouble)).toMatchObject({ changed: 2 });
    expect((await records.find('TfMeasures', 'A1'))?.note).toBe('sist');
    expect(await keys()).toEqual(['A1']);
  });

  it('takes in more rows than one transaction holds, and drops as many that a whole reading did not see', async () => {
    const { find, sync, records } = opened();
    const many = Array.from({ length: 1203 }, (_, n) => good(`A1-${n + 2}`, `${n + 1}`));
    await find(...many, bad('9000'));
    expect(await records.all('TfMeasures')).toHaveLength(1203);
    await swept(sync, 'TfMeasures', [good('A9', '5000'), ...many.slice(0, 2)], { full: true });
    expect((await records.all('TfMeasures')).map(({ key }) => key)).toEqual(['A1-2', 'A1-3', 'A9']);
    expect(await records.faults()).toEqual([]);
  }, 60_000);

  it('is never seen half: while a list is read anew, every row of before stands', async () => {
    const { find, begun, keys } = opened();
    await find(good('A1', '1'), good('A2', '2'));
    const reading = await begun();
    await reading.startOver();
    await reading.keep([good('A2', '2')], { next: 'page 2' });
    expect(await keys()).toEqual(['A1', 'A2']);
    await reading.keep([good('A3', '3')], { end: 'link' });
    expect(await keys()).toEqual(['A1', 'A2']);
    await reading.take(asDouble);
    expect(await keys()).toEqual(['A2', 'A3']);
  });

  it('logs nothing of a first reading that was cut off and gone on with, and everything after', async () => {
    const { begun, dies, records, find } = opened();
    await (await begun()).keep([good('A1', '1')], { next: 'page 2' });
    await dies();
    const reading = await begun();
    await reading.keep([good('A2', '2')], { end: 'link' });
    await reading.take(asDouble);
    await reading.release();
    expect(await records.actionsSince('2000-01-01T00:00:00Z')).toEqual([]);
    await find(good('A3', '3'));
    expect(await records.actionsSince('2000-01-01T00:00:00Z')).toHaveLength(1);
  });

  it('leaves a row alone that is as the mirror has it', async () => {
    const { find, records } = opened();
    await find(good('A1', '1'), good('A2', '2'));
    const version = await records.version();
    await find(good('A1', '1'), good('A2', '2'));
    expect(await records.version()).toBe(version);
  });

  describe('with two rows of one key', () => {
    it('lets the oldest stand, counted as people count', async () => {
      const { find, records } = opened();
      expect(await find(good('A1', '10', { note: 'ny' }), good('A1', '9', { note: 'gammel' }))).toEqual({
        changed: 2,
        faults: 1,
        freed: [],
      });
      expect((await records.find('TfMeasures', 'A1'))?.note).toBe('gammel');
      expect(await records.faults()).toEqual([asDouble(good('A1', '10')).fault]);
    });

    it('lets the one stand that the mirror has, whatever its age and page', async () => {
      const { find, records, begun } = opened();
      await find(good('A1', '7', { note: 'først' }));
      await find(good('A1', '3'));
      const reading = await begun();
      await reading.keep([good('A1', '2')], { next: 'page 2' });
      await reading.keep([good('A1', '7', { note: 'fortsatt' }, 2)], { end: 'link' });
      expect(await reading.take(asDouble)).toMatchObject({ changed: 2, faults: 1 });
      expect((await records.find('TfMeasures', 'A1'))?.note).toBe('fortsatt');
      expect((await records.faults()).map(({ itemId }) => itemId)).toEqual(['2', '3']);
    });

    it('lets the new one stand when the old one is gone or has another key by the last page', async () => {
      const { find, records, begun } = opened();
      await find(good('A1', '1'), good('B1', '2'));
      const reading = await begun();
      await reading.keep([good('A1', '8', { note: 'ny A' }), good('B1', '9', { note: 'ny B' })], {
        next: 'page 2',
      });
      await reading.keep([{ kind: 'deleted', itemId: '1' }, good('B2', '2', {}, 2)], { end: 'link' });
      expect(await reading.take(asDouble)).toMatchObject({ faults: 0 });
      expect((await records.find('TfMeasures', 'A1'))?.note).toBe('ny A');
      expect((await records.find('TfMeasures', 'B1'))?.note).toBe('ny B');
      expect((await records.find('TfMeasures', 'B2'))?.key).toBe('B2');
    });

    it('lets two rows swap their keys', async () => {
      const { find, records } = opened();
      await find(good('A1', '1', { note: 'én' }), good('A2', '2', { note: 'to' }));
      await find(good('A2', '1', { note: 'én' }, 2), good('A1', '2', { note: 'to' }, 2));
      expect((await records.find('TfMeasures', 'A1'))?.note).toBe('to');
      expect((await records.find('TfMeasures', 'A2'))?.note).toBe('én');
      expect(await records.faults()).toEqual([]);
    });

    it('tells which doubles to read again once the row that stood is gone', async () => {
      const { find, records } = opened();
      expect((await find(good('A1', '1'), good('A1', '2'), good('A1', '3'))).freed).toEqual([]);
      expect((await find({ kind: 'deleted', itemId: '1' })).freed).toEqual(['2', '3']);
      expect((await find(good('A1', '2'), good('A1', '3'))).freed).toEqual([]);
      expect(await records.all('TfMeasures')).toHaveLength(1);
      expect((await records.faults()).map(({ itemId }) => itemId)).toEqual(['3']);
    });
  });

  describe('of a list that was deleted and made anew', () => {
    const anew = { listId: 'list-2', full: true };

    it('starts from the beginning, whatever it would have asked with', async () => {
      const { find, sync } = opened();
      await find(good('A1', '1'));
      expect((await sync.beginSweep('TfMeasures', 'list-2'))?.link).toBeUndefined();
    });

    it('loses no row: those that are not there are owed to it', async () => {
      const { find, sync, keys } = opened();
      await find(good('A1', '1'), good('A2', '2', { note: 'min' }), bad('3'));
      await swept(sync, 'TfMeasures', [good('A7', '1'), good('A2', '2', { note: 'min' })], anew);
      expect(await keys()).toEqual(['A1', 'A2', 'A7']);
      expect(await sync.owed()).toMatchObject([{ list: 'TfMeasures', key: 'A1' }]);
      expect((await sync.row('TfMeasures', 'A1'))?.itemId).toBeUndefined();
    });

    it('keeps what stands in the new list where the two differ', async () => {
      const { find, sync, records } = opened();
      await find(good('A1', '1', { note: 'gammel' }));
      await swept(sync, 'TfMeasures', [good('A1', '1', { note: 'ny' })], anew);
      expect((await records.find('TfMeasures', 'A1'))?.note).toBe('ny');
    });

    it('forgets a reading of the old one that was cut off', async () => {
      const { begun, dies, sync, keys } = opened();
      await (await begun()).keep([good('A1', '1')], { next: 'page 2' });
      await dies();
      const reading = await sync.beginSweep('TfMeasures', 'list-2');
      expect([reading?.link, reading?.complete]).toEqual([undefined, false]);
      await reading?.keep([], { end: 'link' });
      await reading?.take(asDouble);
      expect(await keys()).toEqual([]);
    });
  });

  it('keeps a row that a push wrote while a whole reading was under way', async () => {
    const { begun, sync, records, keys } = opened();
    const reading = await begun();
    await reading.startOver();
    await records.transaction(async (tx) => {
      await tx.save('TfMeasures', aMeasure());
      await tx.log(anAction({ verb: 'comment' }));
    });
    await sync.pushed('TfMeasures', 'A1', { itemId: '1', etag: etag('1'), synced: aMeasure() });
    await reading.keep([], { end: 'link' });
    await reading.take(asDouble);
    await reading.release();
    expect(await keys()).toEqual(['A1']);
    await swept(sync, 'TfMeasures', [], { full: true });
    expect(await keys()).toEqual([]);
  });
});
