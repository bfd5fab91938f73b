import { sql } from 'kysely';
import { verifyLog } from '../../../teams-app/store/action-chain.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { anAction } from './builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from './databases.ts';

onEachDatabase('the action log', (database) => {
  beforeEach(() => emptied(database().store));

  const withFive = async () => {
    const { db } = database().store;
    const records = recordsIn({ db, clock: clockAt('2025-03-03T07:30:00Z'), jobs: jobsNoted() });
    await records.transaction(async (tx) => {
      for (const key of ['A1', 'A2', 'A3', 'A4', 'A5']) {
        await tx.log(anAction({ key, reason: 'æøå', after: { b: 1, a: { z: [1.5, null], y: true } } }));
      }
    });
    return { db, records };
  };
  const tampered = async (statement: string) => {
    const { db } = await withFive();
    await sql.raw(statement).execute(db);
    return verifyLog(db);
  };

  it('verifies as it was written, its values in whatever order the database keeps them', async () => {
    const { db } = await withFive();
    expect(await verifyLog(db)).toEqual({ entries: 5, faults: [] });
  });

  it('verifies when it is empty', async () => {
    expect(await verifyLog(database().store.db)).toEqual({ entries: 0, faults: [] });
  });

  it('stays one chain when many write at once', async () => {
    const { db, records } = await withFive();
    const write = (key: string) => records.transaction((tx) => tx.log(anAction({ key })));
    await Promise.all(Array.from({ length: 10 }, (_, n) => write(`B${n + 1}`)));
    expect(await verifyLog(db)).toEqual({ entries: 15, faults: [] });
  });

  it('names an entry whose content was changed', async () => {
    const { faults } = await tampered(`update taktfast.actions set actor = 'somebody' where seq = 3`);
    expect(faults).toEqual([{ seq: 3, reason: 'changed' }]);
  });

  it('names an entry whose time in the index was moved', async () => {
    const { faults } = await tampered(`update taktfast.actions set at_time = now() where seq = 2`);
    expect(faults).toEqual([{ seq: 2, reason: 'changed' }]);
  });

  it('names the place an entry was removed from', async () => {
    const { faults } = await tampered('delete from taktfast.actions where seq = 3');
    expect(faults).toEqual([{ seq: 4, reason: 'missing-before' }]);
  });

  it('sees that the last entries were cut off', async () => {
    const { faults } = await tampered('delete from taktfast.actions where seq > 3');
    expect(faults).toEqual([{ seq: 4, reason: 'missing-before' }]);
  });

  it('names an entry that was put in', async () => {
    const { faults } = await tampered(
      `insert into taktfast.actions
         select 0, at, at_time, actor, via, verb, list, 'H9', before, after, reason, previous_hash, hash
         from taktfast.actions where seq = 1`,
    );
    expect(faults).toContainEqual({ seq: 0, reason: 'changed' });
  });

  it('sees that two entries changed places', async () => {
    const { faults } = await tampered(
      'update taktfast.actions set seq = case seq when 2 then 103 else 102 end where seq in (2, 3)',
    );
    expect(faults.length).toBeGreaterThan(0);
  });
});
