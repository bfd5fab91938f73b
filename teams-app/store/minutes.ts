import { type Kysely, sql } from 'kysely';
import {
  closingMark,
  type LateReason,
  type LogMark,
  Minutes,
  Values,
  VotingRound,
} from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/** Minutes and where they stand: in the library since, or why not yet. */
export type KeptMinutes = { minutes: Minutes; filedAt?: string; url?: string; fault?: LateReason };

/** Minutes that are to be filed, and how often that was tried. */
export type DueMinutes = { minutes: Minutes; tries: number };

const columns = ['minutes', 'filed_at', 'url', 'fault'] as const;

/** The minutes of rounds that have ended: made once, kept as they are, and filed when the library can be reached. */
export const minutesIn = (db: Kysely<Tables>) => ({
  /** Rounds that have ended and have no minutes yet. */
  missing: async (): Promise<VotingRound[]> => {
    const rows = await db
      .selectFrom('board_rounds')
      .leftJoin('minutes', (join) =>
        join
          .onRef('minutes.case_key', '=', 'board_rounds.case_key')
          .onRef('minutes.round', '=', 'board_rounds.round'),
      )
      .select('board_rounds.record')
      .where('minutes.case_key', 'is', null)
      .where(sql<boolean>`board_rounds.record->>'status' = 'closed'`)
      .orderBy('board_rounds.case_key')
      .orderBy('board_rounds.round')
      .execute();
    return rows.map(({ record }) => VotingRound.parse(record));
  },

  /** The entry of the log that a round ended with. */
  closingOf: async ({
    caseKey,
    round,
  }: Pick<VotingRound, 'caseKey' | 'round'>): Promise<LogMark | undefined> => {
    const entries = await db
      .selectFrom('actions')
      .select(['seq', 'at', 'hash', 'verb', 'after'])
      .where('list', '=', 'TfCases')
      .where('key', '=', caseKey)
      .orderBy('seq')
      .execute();
    return closingMark(
      entries.map((entry) => ({ ...entry, after: Values.parse(entry.after) })),
      round,
    );
  },

  /** Keeps minutes the first time; those that are there already stand. */
  keep: async (minutes: Minutes): Promise<void> => {
    const { caseKey: case_key, round } = minutes;
    await db
      .insertInto('minutes')
      .values({ case_key, round, minutes: JSON.stringify(minutes) })
      .onConflict((conflict) => conflict.columns(['case_key', 'round']).doNothing())
      .execute();
  },

  find: async (caseKey: string, round: number): Promise<KeptMinutes | undefined> => {
    const row = await db
      .selectFrom('minutes')
      .select(columns)
      .where('case_key', '=', caseKey)
      .where('round', '=', round)
      .executeTakeFirst();
    if (!row) return undefined;
    const { filed_at, url, fault } = row;
    return {
      minutes: Minutes.parse(row.minutes),
      ...(filed_at && { filedAt: filed_at.toISOString() }),
      ...(url && { url }),
      ...(fault && { fault }),
    };
  },

  /** What is to be filed now, oldest first. */
  due: async (now: string): Promise<DueMinutes[]> => {
    const rows = await db
      .selectFrom('minutes')
      .select(['minutes', 'tries'])
      .where('filed_at', 'is', null)
      .where(({ eb, or }) =>
        or([eb('try_at', 'is', null), eb('try_at', '<=', sql<Date>`${now}::timestamptz`)]),
      )
      .orderBy('case_key')
      .orderBy('round')
      .execute();
    return rows.map(({ minutes, tries }) => ({ minutes: Minutes.parse(minutes), tries }));
  },

  filed: async ({ caseKey, round }: Minutes, { at, url }: { at: string; url: string }): Promise<void> => {
    await db
      .updateTable('minutes')
      .set({ filed_at: at, url, fault: null, try_at: null })
      .where('case_key', '=', caseKey)
      .where('round', '=', round)
      .execute();
  },

  putOff: async (
    { caseKey, round }: Minutes,
    { fault, until }: { fault: LateReason; until: string },
  ): Promise<void> => {
    await db
      .updateTable('minutes')
      .set(({ eb }) => ({ fault, try_at: until, tries: eb('tries', '+', 1) }))
      .where('case_key', '=', caseKey)
      .where('round', '=', round)
      .execute();
  },

  /** Files them once more at the next turn, for somebody may have deleted or spoilt what was filed. */
  fileAgain: async (caseKey: string, round: number): Promise<void> => {
    await db
      .updateTable('minutes')
      .set({ filed_at: null, try_at: null, tries: 0 })
      .where('case_key', '=', caseKey)
      .where('round', '=', round)
      .execute();
  },

  /** How many wait to be filed, and why the first of them does. */
  waiting: async (): Promise<{ caseKey: string; round: number; fault?: LateReason }[]> => {
    const rows = await db
      .selectFrom('minutes')
      .select(['case_key', 'round', 'fault'])
      .where('filed_at', 'is', null)
      .orderBy('case_key')
      .orderBy('round')
      .execute();
    return rows.map(({ case_key, round, fault }) => ({ caseKey: case_key, round, ...(fault && { fault }) }));
  },
});
export type StoredMinutes = ReturnType<typeof minutesIn>;
