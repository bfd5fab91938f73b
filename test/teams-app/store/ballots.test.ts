import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import {
  type Ballot,
  castBallot,
  closeCase,
  commitmentOf,
  openCase,
  prepareCase,
  type Records,
  type VotingRound,
} from '../../../programme/index.ts';
import { createLog } from '../../../teams-app/http/log.ts';
import { ballotsIn } from '../../../teams-app/store/ballots.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import {
  aCase,
  aRound,
  board,
  CASE,
  CHAIR,
  countingSalts,
  memberOf,
  OFFICER,
  SEATED,
  unitSetting,
} from '../../programme/board/build.ts';
import { by, clockAt } from '../../programme/build.ts';
import { onEachDatabase } from './databases.ts';

const idle = { push: async () => undefined, send: async () => undefined };
const clock = clockAt('2025-03-24');
const BAL = memberOf('BAL');

const aBallot = (given: Partial<Ballot> = {}): Ballot => ({
  ...{ caseKey: CASE, round: 1, seat: 'BAL', voterOid: BAL, choice: 'recommend' },
  ...{ castAt: '2025-03-24T08:00:00Z', salt: 'a'.repeat(64) },
  ...given,
});

onEachDatabase('rounds and ballots in the store', (database) => {
  const recordsNow = (): Records => recordsIn({ db: database().store.db, clock, jobs: idle });

  it('keep a seat’s last word alone, show it to its holder, and forget it when told', async () => {
    const records = recordsNow();
    const round = aRound({ caseKey: '2025-2/7' });
    const mine = aBallot({ caseKey: '2025-2/7' });
    await records.transaction(async (tx) => {
      await tx.saveRound(round);
      await tx.keepBallot(mine);
      await tx.keepBallot({ ...mine, choice: 'abstain' });
      await tx.keepBallot({ ...mine, seat: 'BBJ', voterOid: memberOf('BBJ') });
    });
    expect(await records.ownBallot('2025-2/7', 1, BAL)).toMatchObject({ choice: 'abstain' });
    expect(await records.ownBallot('2025-2/7', 1, CHAIR)).toBeUndefined();
    expect(await records.endedBallots('2025-2/7', 1)).toEqual([]);
    await records.transaction((tx) => tx.forgetBallots('2025-2/7', 1, 'BAL'));
    expect(await ballotsIn(database().store.db, '2025-2/7', 1)).toMatchObject([{ seat: 'BBJ' }]);
    await records.transaction((tx) => tx.saveRound({ ...round, status: 'closed' }));
    expect(await records.endedBallots('2025-2/7', 1)).toMatchObject([{ seat: 'BBJ' }]);
  });

  it('forget with a round’s ballots what the cards that showed them were known by', async () => {
    const records = recordsNow();
    const { db } = database().store;
    const payload = { kind: 'ballot', itemKey: '2025-2/6', round: 1 } as const;
    await records.transaction(async (tx) => {
      await tx.queue({ personOid: BAL, kind: 'ballot', key: '2025-2/6/1', payload });
      await tx.keepBallot(aBallot({ caseKey: '2025-2/6' }));
    });
    await db.updateTable('outbox').set({ shown: 'a digest' }).where('key', '=', '2025-2/6/1').execute();
    await records.transaction((tx) => tx.forgetBallots('2025-2/6', 1));
    expect(await ballotsIn(db, '2025-2/6', 1)).toEqual([]);
    const rows = await db.selectFrom('outbox').select('shown').where('key', '=', '2025-2/6/1').execute();
    expect(rows).toEqual([{ shown: null }]);
  });

  it('hold the last round of a case when none is named', async () => {
    const records = recordsNow();
    const rounds = [1, 2, 10].map((round): VotingRound => ({ ...aRound({ caseKey: '2025-2/8' }), round }));
    await records.transaction(async (tx) => {
      for (const round of rounds) await tx.saveRound(round);
    });
    const held = await records.transaction(async (tx) => [
      (await tx.holdRound('2025-2/8'))?.round,
      (await tx.holdRound('2025-2/8', 2))?.round,
      (await tx.holdRound('2025-2/99'))?.round,
    ]);
    expect(held).toEqual([10, 2, undefined]);
  });

  it('leave nothing of a ballot in the log when the database will not take it', async () => {
    const { db } = database().store;
    const lines: string[] = [];
    const log = createLog({ write: (line: string) => void lines.push(line) });
    const ballot = aBallot({ caseKey: '2025-2/5', seat: 'UDE', choice: 'abstain', reason: 'Mine egne ord.' });
    await sql`alter table taktfast.ballots add constraint full_disk check (seat <> 'UDE') not valid`.execute(
      db,
    );
    try {
      await recordsNow().transaction((tx) => tx.keepBallot(ballot));
    } catch (error) {
      log.error({ err: error }, 'a turn failed');
    }
    await sql`alter table taktfast.ballots drop constraint full_disk`.execute(db);
    expect(lines.join('')).toContain('full_disk');
    expect(lines.join('')).not.toMatch(/abstain|Mine egne|salt|aaaa/);
  });

  it('number each case once when several are prepared at the same moment', async () => {
    const { store, another } = database();
    const rooms = [store, await another()].map(({ db }) => recordsIn({ db, clock, jobs: idle }));
    const [here = recordsNow()] = rooms;
    await here.transaction(async (tx) => {
      for (const person of board()) await tx.save('TfPeople', person);
      await tx.save('TfSettings', unitSetting());
    });
    const titles = ['En', 'To', 'Tre', 'Fire', 'Fem', 'Seks'];
    await Promise.all(
      titles.map((title, place) =>
        prepareCase({ records: rooms[place % 2] ?? here, clock })(by(OFFICER), {
          ...{ title, kind: 'discussion', unit: 'BAL' },
        }),
      ),
    );
    const made = (await here.all('TfCases')).filter(({ key }) => key.startsWith('2025-1/'));
    expect(made.map(({ title }) => title).sort()).toEqual(titles.toSorted());
  });

  it('count everybody once when a whole board votes at the same moment, half of it twice, and keep the log’s chain', async () => {
    const { store, another } = database();
    const there = recordsIn({ db: (await another()).db, clock, jobs: idle });
    const here = recordsIn({ db: store.db, clock, jobs: idle });
    await here.transaction(async (tx) => {
      for (const person of board()) await tx.save('TfPeople', person);
      await tx.save('TfSettings', unitSetting());
      await tx.save('TfCases', aCase());
    });
    await openCase({ records: here, clock })(by(OFFICER), { key: CASE, deadline: '2025-03-31' });
    const salt = countingSalts();
    const at = (place: number) => castBallot({ records: place % 2 === 0 ? here : there, clock, salt });
    const six = SEATED.slice(0, 6);
    const presses = [...six, ...six.slice(0, 3)].map((unit, place) => ({
      unit,
      choice: place < six.length ? 'recommend' : 'not-recommend',
    }));
    await Promise.all(
      presses.map(({ unit, choice }, place) =>
        at(place)(by(memberOf(unit)), { key: CASE, round: 1, impartial: 'yes', choice }),
      ),
    );
    const { round } = await closeCase({ records: here, clock })(by(CHAIR), { key: CASE });
    const { tally } = round;
    expect((tally?.for ?? 0) + (tally?.against ?? 0)).toBe(6);
    const answers = (await here.actionsSince('2025-01-01T00:00:00Z')).filter(({ verb }) => verb === 'answer');
    expect(answers).toHaveLength(9);
    for (const ballot of await ballotsIn(store.db, CASE, 1)) {
      const last = answers.findLast(({ after }) => after.seat === ballot.seat);
      expect(last?.after.commitment).toBe(commitmentOf(ballot));
    }
    expect(Temporal.Instant.from(round.endedAt ?? '').toString()).toBe('2025-03-24T08:00:00Z');
  });
});
