import { sql } from 'kysely';
import { commitmentOf, minutesOf, type VotingRound } from '../../../programme/index.ts';
import { minutesIn } from '../../../teams-app/store/minutes.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { auditCaseBy, verifyRecordBy } from '../../../teams-app/wiring/audit.ts';
import { aClosedRound, aDecidedCase, board, CASE, storyOf } from '../../programme/board/build.ts';
import { anAction } from '../store/builders.ts';
import { clockAt, emptied, jobsNoted, onEachDatabase } from '../store/databases.ts';

onEachDatabase('an audit of the record', (database) => {
  beforeEach(() => emptied(database().store));

  const held = async (round: VotingRound = aClosedRound()) => {
    const { store } = database();
    const records = recordsIn({ db: store.db, clock: clockAt('2025-03-31T13:00:02Z'), jobs: jobsNoted() });
    const entry = { list: 'TfCases', key: CASE, before: {}, after: { round: 1 } } as const;
    await records.transaction(async (tx) => {
      for (const person of board()) await tx.add('TfPeople', person);
      await tx.save('TfCases', aDecidedCase(round));
      await tx.saveRound(round);
      const [opening, ...story] = storyOf(round);
      await tx.log(anAction({ ...entry, ...opening }));
      for (const [at, vote] of round.votes.entries()) {
        await tx.save('TfVotes', vote);
        const { caseKey, round: number, seat, voterOid, choice, reason, castAt } = vote;
        if (choice === undefined) continue;
        const ballot = {
          ...{ caseKey, round: number, seat, voterOid, choice, castAt, salt: `${at}`.padStart(64, '0') },
          ...(reason && { reason }),
        };
        await tx.keepBallot(ballot);
        const after = { round: number, seat, commitment: commitmentOf(ballot) };
        await tx.log(anAction({ ...entry, verb: 'answer', actor: voterOid, after }));
      }
      for (const told of story) await tx.log(anAction({ ...entry, ...told, actor: 'taktfast' }));
    });
    const stored = minutesIn(store.db);
    const log = await stored.closingOf(round);
    const minutes = log && minutesOf(round, { people: board(), settings: [], log });
    if (minutes) await stored.keep(minutes);
    return {
      db: store.db,
      verify: verifyRecordBy({ records, store }),
      audit: auditCaseBy({ records, store }),
    };
  };
  const sound = { entries: 9, faults: [], votes: [], votesProved: 7, minutesAstray: [] };

  it('proves every vote and recusal, and that the log goes as far as the minutes say', async () => {
    const { verify } = await held();
    expect(await verify()).toEqual(sound);
  });

  it('tells a case’s life with roles and units, and nothing of a case nobody knows', async () => {
    const { audit } = await held();
    const life = await audit(CASE);
    expect(life?.entries.map(({ seq, action: { verb } }) => `${seq} ${verb}`)).toEqual([
      '1 open-vote',
      ...[2, 3, 4, 5, 6].map((seq) => `${seq} answer`),
      '7 pass-seat',
      '8 pass-seat',
      '9 close-vote',
    ]);
    expect(life?.entries[1]).toMatchObject({ roles: ['operative-board'], unit: 'BBJ', broken: false });
    expect(life?.votes.map(({ finding }) => finding)).toEqual(Array.from({ length: 7 }, () => 'proved'));
    expect(await audit('2025-2/6')).toBeUndefined();
  });

  it.each([
    ['changed', `update taktfast.actions set verb = 'extend' where seq = 3`, [{ seq: 3, reason: 'changed' }]],
    ['removed', 'delete from taktfast.actions where seq = 3', [{ seq: 4, reason: 'missing-before' }]],
    [
      'removed at the start',
      'delete from taktfast.actions where seq = 1',
      [{ seq: 2, reason: 'missing-before' }],
    ],
    [
      'inserted',
      `insert into taktfast.actions select 99, at, at_time, actor, via, verb, list, key, before, after, reason,
        previous_hash, hash from taktfast.actions where seq = 2`,
      [{ seq: 99, reason: 'out-of-place' }],
    ],
  ])('names an entry that was %s', async (_, statement, faults) => {
    const { db, verify } = await held();
    await sql.raw(statement).execute(db);
    expect((await verify()).faults).toEqual(expect.arrayContaining(faults));
  });

  it('names entries that changed places', async () => {
    const { db, verify } = await held();
    for (const [from, to] of [
      [3, 103],
      [4, 3],
      [103, 4],
    ])
      await sql.raw(`update taktfast.actions set seq = ${to} where seq = ${from}`).execute(db);
    expect((await verify()).faults).toContainEqual({ seq: 3, reason: 'out-of-place' });
  });

  it('finds by the minutes that the log was cut off, although its head was put back', async () => {
    const { db, verify } = await held();
    await sql.raw('delete from taktfast.actions where seq > 8').execute(db);
    await sql
      .raw('update taktfast.log_head set seq = 8, hash = (select hash from taktfast.actions where seq = 8)')
      .execute(db);
    const { faults, minutesAstray } = await verify();
    expect({ faults, minutesAstray }).toEqual({ faults: [], minutesAstray: [{ caseKey: CASE, round: 1 }] });
  });

  it('names a row of TfVotes that was edited or deleted by hand', async () => {
    const { db, verify } = await held();
    const of = (seat: string) => `list = 'TfVotes' and key = '${CASE}/1/${seat}'`;
    const edited = `update taktfast.mirror set entity = jsonb_set(entity, '{choice}', '"abstain"') where ${of('BBJ')}`;
    await sql.raw(edited).execute(db);
    await sql.raw(`delete from taktfast.mirror where ${of('BSR')}`).execute(db);
    expect((await verify()).votes).toEqual([
      { key: `${CASE}/1/BBJ`, finding: 'row-differs' },
      { key: `${CASE}/1/BSR`, finding: 'row-missing' },
    ]);
  });

  it.each([
    ['the outcome', `'{outcome}', '"not-recommended"'`],
    ['a vote', `'{seats,1,vote,choice}', '"abstain"'`],
    ['the totals', `'{totals,against}', '7'`],
    ['a ground', `'{seats,0,passes,0,reason}', '"family"'`],
  ])('names minutes in which somebody changed %s in the store', async (_what, change) => {
    const { db, verify } = await held();
    await sql.raw(`update taktfast.minutes set minutes = jsonb_set(minutes, ${change})`).execute(db);
    expect((await verify()).votes).toEqual([{ key: `${CASE}/1`, finding: 'minutes-differ' }]);
  });

  it('names a vote that somebody changed in the store as well as in the list', async () => {
    const { db, verify } = await held();
    const abstain = `'"abstain"'`;
    for (const statement of [
      `update taktfast.mirror set entity = jsonb_set(entity, '{choice}', ${abstain}) where list = 'TfVotes' and key = '${CASE}/1/BBJ'`,
      `update taktfast.board_rounds set record = jsonb_set(record, '{votes,0,choice}', ${abstain})`,
      `update taktfast.ballots set ballot = jsonb_set(ballot, '{choice}', ${abstain}) where seat = 'BBJ'`,
    ])
      await sql.raw(statement).execute(db);
    expect((await verify()).votes).toEqual([
      { key: `${CASE}/1/BBJ`, finding: 'commitment-differs' },
      { key: `${CASE}/1`, finding: 'minutes-differ' },
    ]);
  });
});
