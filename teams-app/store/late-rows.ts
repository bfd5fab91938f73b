import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type LateRow, lateReasons } from '../../programme/index.ts';
import { byKey } from './rows.ts';
import type { Tables } from './tables.ts';

const Reason = z.enum(lateReasons).catch('unexpected');

/** Rows people are told of as not being in SharePoint yet. */
export const lateRows = async (db: Kysely<Tables>): Promise<LateRow[]> => {
  const rows = await db
    .selectFrom('mirror')
    .select(['list', 'key', 'late_reason'])
    .where('owed_since', 'is not', null)
    .where('faulty', '=', false)
    // A debt that has been paid and made anew since is not late by the old one's mark.
    .whereRef('late_for', '=', 'owed_since')
    .execute();
  return rows
    .sort(byKey)
    .map(({ list, key, late_reason: reason }) => ({ list, key, reason: Reason.parse(reason) }));
};
