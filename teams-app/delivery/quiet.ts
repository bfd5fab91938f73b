import type { Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import {
  type Calendar,
  CLOSED_DAYS,
  calendarOf,
  closedDaysIn,
  nextAllowed,
  nextWorkingMoment,
  Person,
  Setting,
} from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { Payload } from './post.ts';

/** What delivery asks of a person's row; one that cannot be read holds nothing back. */
const Wishes = Person.pick({
  quietFrom: true,
  quietTo: true,
  absentFrom: true,
  absentTo: true,
  left: true,
});
export type Wishes = ReturnType<typeof Wishes.parse>;

/** When people are to be left alone. */
export type Rests = {
  /** By object id. */
  wishes: ReadonlyMap<string, Wishes>;
  calendar: Calendar;
};

export type ReadRests = (trx: Transaction<Tables>, oids: readonly string[]) => Promise<Rests>;

const rowsOf = (trx: Transaction<Tables>, oids: readonly string[]) =>
  trx
    .selectFrom('mirror')
    .select(['list', 'key', 'entity'])
    .where(({ or, and, eb }) =>
      or([
        and([eb('list', '=', 'TfPeople'), eb('key', 'in', [...new Set(oids)])]),
        and([eb('list', '=', 'TfSettings'), eb('key', '=', CLOSED_DAYS)]),
      ]),
    )
    .execute();

/** Reads who wants to be left alone when. One for each sender: it works out a year's holidays once. */
export const restsReader = (): ReadRests => {
  const calendars = new Map<string, Calendar>();
  return async (trx, oids) => {
    const rows = oids.length === 0 ? [] : await rowsOf(trx, oids);
    const settings = rows.flatMap(({ entity }) => Setting.safeParse(entity).data ?? []);
    const { days } = closedDaysIn(settings);
    const calendar = calendars.get(days.join()) ?? calendarOf(days);
    calendars.set(days.join(), calendar);
    const people = rows.filter(({ list }) => list === 'TfPeople');
    return {
      wishes: new Map(people.map(({ key, entity }) => [key, Wishes.safeParse(entity).data ?? {}])),
      calendar,
    };
  };
};

/** From when any message may come to a person, in epoch milliseconds: now, or at the end of their quiet hours. */
export const quietUntil = (wishes: Wishes, now: number): number =>
  nextAllowed(wishes, Temporal.Instant.fromEpochMilliseconds(now)).epochMilliseconds;

/** From when this message may come, in epoch milliseconds: what comes by itself waits for a day of work besides. */
export const restsUntil = (
  { person_oid: oid, payload }: { person_oid: string; payload: unknown },
  { wishes, calendar }: Rests,
  now: number,
): number => {
  const [person, message] = [wishes.get(oid), Payload.parse(payload)];
  // What comes by itself carries the day it is of.
  if (!person || !('day' in message)) return now;
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  return nextWorkingMoment(person, { of: message.day, now: instant, calendar }).epochMilliseconds;
};
