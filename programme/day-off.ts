import { Temporal } from 'temporal-polyfill';
import { type Calendar, sendInstant } from './calendar.ts';
import { addDays, type IsoDate, osloDay } from './dates.ts';
import type { Person } from './people.ts';
import { nextAllowed } from './quiet-hours.ts';
import { isAbsent } from './stand-in.ts';

type Rest = Pick<Person, 'quietFrom' | 'quietTo' | 'absentFrom' | 'absentTo'>;

/** A day on which somebody gets no reminder and no digest: nobody works, or the person is away. */
export const isDayOff = (person: Rest, day: IsoDate, calendar: Calendar): boolean =>
  calendar.closed(day) !== undefined || isAbsent(person, day);

// By then the day's own is planned, and has taken along what was left of the day before.
const MAKE_UP_TIME = '09:00';

// An absence may have no end; whoever is away for longer is asked about again then.
const LOOKED_AHEAD_DAYS = 366;

/** When on a day what was left of an earlier one may come; whose quiet hours last all morning gets it before them. */
const madeUpOn = (person: Rest, day: IsoDate): Temporal.Instant => {
  const usual = nextAllowed(person, sendInstant(day, MAKE_UP_TIME));
  return osloDay(usual) === day ? usual : nextAllowed(person, sendInstant(day, '00:00'));
};

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) > 0 ? a : b;

/**
 * From when a day's reminder or digest may come to a person: never in quiet hours, never on a day off, and, once its
 * own day has gone by, not before the new day's own, so that nobody gets two on one day.
 */
export const nextWorkingMoment = (
  person: Rest,
  { of, now, calendar }: { of: IsoDate; now: Temporal.Instant; calendar: Calendar },
): Temporal.Instant => {
  const allowed = nextAllowed(person, now);
  const first = osloDay(allowed);
  const moment = first > of ? later(allowed, madeUpOn(person, first)) : allowed;
  for (let days = 0; days < LOOKED_AHEAD_DAYS; days += 1) {
    const day = addDays(first, days);
    if (!isDayOff(person, day, calendar)) return days === 0 ? moment : madeUpOn(person, day);
  }
  return madeUpOn(person, addDays(first, LOOKED_AHEAD_DAYS));
};
