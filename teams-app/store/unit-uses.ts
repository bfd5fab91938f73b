import { type Kysely, sql, type Transaction } from 'kysely';
import { DAY, MINUTE, type UnitUse } from '../../graph/index.ts';
import type { Tables } from './tables.ts';

export type Uses = { minute: UnitUse[]; day: UnitUse[] };

const SECOND = 1_000;
const HOUR = 3_600_000;

const instant = (epochMilliseconds: number) => new Date(epochMilliseconds).toISOString();

/** The units used within the last minute, by second, and within the last day, by hour. */
export const usesAt = async (db: Kysely<Tables>, now: number): Promise<Uses> => {
  const rows = await db
    .selectFrom('graph_units')
    .select(['span', 'at', 'purpose', 'units'])
    .where(({ and, eb, or }) =>
      or([
        and([eb('span', '=', 'second'), eb('at', '>', new Date(now - MINUTE))]),
        and([eb('span', '=', 'hour'), eb('at', '>', new Date(now - DAY))]),
      ]),
    )
    .execute();
  const of = (span: 'second' | 'hour') =>
    rows
      .filter((row) => row.span === span)
      .map(({ at, purpose, units }) => ({ at: at.getTime(), purpose, units }));
  return { minute: of('second'), day: of('hour') };
};

/** Adds to what is used, by second and by hour. */
export const addUse = async (
  trx: Transaction<Tables>,
  { at, purpose, units }: UnitUse,
  spans: readonly ('second' | 'hour')[] = ['second', 'hour'],
): Promise<void> => {
  const slot = { second: at - (at % SECOND), hour: at - (at % HOUR) };
  await trx
    .insertInto('graph_units')
    .values(spans.map((span) => ({ span, at: instant(slot[span]), purpose, units })))
    .onConflict((conflict) =>
      conflict
        .columns(['span', 'at', 'purpose'])
        .doUpdateSet({ units: sql<number>`graph_units.units + excluded.units` }),
    )
    .execute();
};

/** Forgets what no longer counts. */
export const forgetUses = async (trx: Transaction<Tables>, now: number): Promise<void> => {
  await trx
    .deleteFrom('graph_units')
    .where(({ and, eb, or }) =>
      or([
        and([eb('span', '=', 'second'), eb('at', '<=', new Date(now - 2 * MINUTE))]),
        and([eb('span', '=', 'hour'), eb('at', '<=', new Date(now - DAY - HOUR))]),
      ]),
    )
    .execute();
};
