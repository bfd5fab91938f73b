import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from '../../../teams-app/store/migrations.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { aMeasure } from './builders.ts';
import { clockAt, jobsNoted, onEachDatabase } from './databases.ts';

onEachDatabase('opening the store', (database) => {
  const migrated = async () =>
    (
      await sql<{ name: string }>`select name from taktfast.kysely_migration order by name`.execute(
        database().store.db,
      )
    ).rows.map(({ name }) => name);

  it('brings the schema up to date once, however many processes start at once', async () => {
    await Promise.all([database().another(), database().another(), database().another()]);
    const names = await migrated();
    expect(names[0]).toBe('0001-mirror');
    expect(names).toEqual([...new Set(names)]);
    await migrate(database().store.db);
    expect(await migrated()).toEqual(names);
  });

  it('refuses a database a newer version has written', async () => {
    const { db } = database().store;
    const name = sql.lit('9999-newer');
    await sql`insert into taktfast.kysely_migration (name, timestamp) values (${name}, '2099')`.execute(db);
    await expect(migrate(db)).rejects.toMatchObject({ name: 'StoreError', reason: 'newer' });
    await sql`delete from taktfast.kysely_migration where name = ${name}`.execute(db);
  });
});

describe('a store on disk', () => {
  it('is there again when it is opened a second time', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'taktfast-store-'));
    const clock = clockAt('2025-03-03T07:30:00Z');
    const first = await openStore({ dataDir });
    await recordsIn({ db: first.db, clock, jobs: jobsNoted() }).transaction((tx) =>
      tx.save('TfMeasures', aMeasure()),
    );
    const cutOff = await syncStoreIn({ db: first.db, clock, jobs: jobsNoted() }).beginSweep(
      'TfMeasures',
      'list',
    );
    expect(cutOff).toBeDefined();
    await first.close();
    const second = await openStore({ dataDir });
    expect(await recordsIn({ db: second.db, clock, jobs: jobsNoted() }).all('TfMeasures')).toEqual([
      aMeasure(),
    ]);
    // Nobody is left who could be at it.
    const sync = syncStoreIn({ db: second.db, clock, jobs: jobsNoted() });
    expect(await sync.beginSweep('TfMeasures', 'list')).toBeDefined();
    await second.close();
    await rm(dataDir, { recursive: true });
  }, 120_000);
});

describe('a store that cannot be opened', () => {
  it('says that PostgreSQL does not answer, and what to do', async () => {
    const opening = openStore({ databaseUrl: 'postgres://taktfast@127.0.0.1:1/taktfast' });
    await expect(opening).rejects.toMatchObject({ name: 'StoreError', reason: 'unreachable' });
    await expect(opening).rejects.toThrow('start PostgreSQL, or mend DATABASE_URL');
  });
});
