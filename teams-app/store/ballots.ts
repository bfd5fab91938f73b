import { type Kysely, sql } from 'kysely';
import { Ballot, VotingRound } from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/** Every round of voting, by case and round. */
export const roundsIn = async (db: Kysely<Tables>): Promise<VotingRound[]> => {
  const rows = await db
    .selectFrom('board_rounds')
    .select('record')
    .orderBy('case_key')
    .orderBy('round')
    .execute();
  return rows.map(({ record }) => VotingRound.parse(record));
};

/** Reads a round, the last one when none is named, and holds it until the transaction ends, so that two who act on it queue up. */
export const holdRound = async (
  trx: Kysely<Tables>,
  caseKey: string,
  round: number | undefined,
): Promise<VotingRound | undefined> => {
  const row = await trx
    .selectFrom('board_rounds')
    .select('record')
    .where('case_key', '=', caseKey)
    .$if(round !== undefined, (query) => query.where('round', '=', round ?? 0))
    .orderBy('round', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && VotingRound.parse(row.record);
};

export const saveRound = async (trx: Kysely<Tables>, round: VotingRound): Promise<void> => {
  const { caseKey: case_key, round: number } = round;
  const record = JSON.stringify(VotingRound.parse(round));
  await trx
    .insertInto('board_rounds')
    .values({ case_key, round: number, record })
    .onConflict((conflict) => conflict.columns(['case_key', 'round']).doUpdateSet({ record }))
    .execute();
};

const ballotsOf = (db: Kysely<Tables>, caseKey: string, round: number) =>
  db
    .selectFrom('ballots')
    .select('ballot')
    .where('case_key', '=', caseKey)
    .where('round', '=', round)
    .orderBy('seat');

export const ballotsIn = async (db: Kysely<Tables>, caseKey: string, round: number): Promise<Ballot[]> => {
  const rows = await ballotsOf(db, caseKey, round).execute();
  return rows.map(({ ballot }) => Ballot.parse(ballot));
};

export const ownBallot = async (
  db: Kysely<Tables>,
  caseKey: string,
  round: number,
  voterOid: string,
): Promise<Ballot | undefined> => {
  const row = await ballotsOf(db, caseKey, round).where('voter_oid', '=', voterOid).executeTakeFirst();
  return row && Ballot.parse(row.ballot);
};

/** Ballots an auditor may see: those of a round that was closed. */
export const endedBallots = async (db: Kysely<Tables>, caseKey: string, round: number): Promise<Ballot[]> => {
  const rounds = await roundsIn(db);
  const ended = rounds.some(
    (known) => known.caseKey === caseKey && known.round === round && known.status === 'closed',
  );
  return ended ? ballotsIn(db, caseKey, round) : [];
};

export const keepBallot = async (trx: Kysely<Tables>, given: Ballot): Promise<void> => {
  const { caseKey: case_key, round, seat, voterOid: voter_oid } = given;
  const ballot = JSON.stringify(Ballot.parse(given));
  await trx
    .insertInto('ballots')
    .values({ case_key, round, seat, voter_oid, ballot })
    .onConflict((conflict) =>
      conflict.columns(['case_key', 'round', 'seat']).doUpdateSet({ voter_oid, ballot }),
    )
    .execute();
};

// A digest of a card that showed somebody's vote could be found again by trying every choice.
const forgetShown = async (trx: Kysely<Tables>, caseKey: string): Promise<void> => {
  await trx
    .updateTable('outbox')
    .set({ shown: null })
    .where('kind', 'in', ['ballot', 'ballot-reminder'])
    .where(sql<boolean>`item_keys @> array[${caseKey}]::text[]`)
    .execute();
};

/** Deletes ballots with their salts: a seat's, or all of the round, and then what their cards were known by too. */
export const forgetBallots = async (
  trx: Kysely<Tables>,
  caseKey: string,
  round: number,
  seat?: string,
): Promise<void> => {
  const of = trx.deleteFrom('ballots').where('case_key', '=', caseKey).where('round', '=', round);
  await (seat === undefined ? of : of.where('seat', '=', seat)).execute();
  if (seat === undefined) await forgetShown(trx, caseKey);
};
