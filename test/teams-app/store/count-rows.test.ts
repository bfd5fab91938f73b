import { countFaults, countRows } from '../../../teams-app/store/count-rows.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { aFault, aMeasure } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';
import { swept } from './sweeping.ts';

onEachDatabase('rows are counted', (database) => {
  beforeEach(() => emptied(database().store));

  it('by list, those nobody can read apart', async () => {
    const { db } = database().store;
    const deps = { db, clock: clockAt('2025-03-03T07:30:00Z'), jobs: jobsNoted() };
    await recordsIn(deps).transaction(async (tx) => {
      await tx.add('TfMeasures', aMeasure({ key: 'A2' }));
      await tx.add('TfMeasures', aMeasure({ key: 'A3' }));
    });
    expect(await countFaults(db)).toBe(0);
    await swept(syncStoreIn(deps), 'TfMeasures', [
      { kind: 'bad', itemId: '7', etag: '"x,1"', fault: { ...aFault(), itemId: '7', key: 'A3' } },
    ]);
    const counts = await countRows(db);
    expect([counts.TfMeasures, counts.TfRisks, await countFaults(db)]).toEqual([1, 0, 1]);
  });
});
