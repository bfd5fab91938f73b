import type { Kysely } from 'kysely';
import { Action, Minutes } from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/** An entry of the log with its place and hash. */
export type PlacedAction = { seq: number; hash: string; action: Action };

/** Every entry on a case and on its votes, oldest first. */
export const caseEntries = async (db: Kysely<Tables>, caseKey: string): Promise<PlacedAction[]> => {
  const rows = await db
    .selectFrom('actions')
    .select(['seq', 'hash', 'at', 'actor', 'via', 'verb', 'list', 'key', 'before', 'after', 'reason'])
    .where(({ eb, or, and }) =>
      or([
        and([eb('list', '=', 'TfCases'), eb('key', '=', caseKey)]),
        // A case's number holds none of the characters that stand for others.
        and([eb('list', '=', 'TfVotes'), eb('key', 'like', `${caseKey}/%`)]),
      ]),
    )
    .orderBy('seq')
    .execute();
  return rows.map(({ seq, hash, reason, ...row }) => ({
    seq,
    hash,
    action: Action.parse(reason === null ? row : { ...row, reason }),
  }));
};

/** Minutes whose entry of the log is not there any more as they tell it: the log was cut off and its head put back. */
export const minutesAstray = async (db: Kysely<Tables>): Promise<{ caseKey: string; round: number }[]> => {
  const rows = await db.selectFrom('minutes').select(['case_key', 'round', 'minutes']).execute();
  const astray: { caseKey: string; round: number }[] = [];
  for (const { case_key: caseKey, round, minutes } of rows) {
    const mark = Minutes.safeParse(minutes).data?.log;
    if (!mark || (await hashAt(db, mark.seq)) !== mark.hash) astray.push({ caseKey, round });
  }
  return astray;
};

const hashAt = async (db: Kysely<Tables>, seq: number): Promise<string | undefined> => {
  const row = await db.selectFrom('actions').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
};
