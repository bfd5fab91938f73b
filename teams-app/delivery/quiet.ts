import type { Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { nextAllowed, Person } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';

/** What delivery asks of a person's row; one that cannot be read holds nothing back. */
const Wishes = Person.pick({ quietFrom: true, quietTo: true, left: true });
export type Wishes = ReturnType<typeof Wishes.parse>;

/** The wishes of several people, by object id. */
export const wishesOf = async (
  trx: Transaction<Tables>,
  oids: readonly string[],
): Promise<Map<string, Wishes>> => {
  if (oids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('mirror')
    .select(['key', 'entity'])
    .where('list', '=', 'TfPeople')
    .where('key', 'in', [...new Set(oids)])
    .execute();
  return new Map(rows.map(({ key, entity }) => [key, Wishes.safeParse(entity).data ?? {}]));
};

/** From when a message may come to a person, in epoch milliseconds: now, or at the end of their quiet hours. */
export const quietUntil = (wishes: Wishes, now: number): number =>
  nextAllowed(wishes, Temporal.Instant.fromEpochMilliseconds(now)).epochMilliseconds;
