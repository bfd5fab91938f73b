import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { addDays, type IsoDate, OSLO, weekdayOf } from './dates.ts';

/** Why nobody works on a day. */
export type Closed = 'weekend' | 'holiday';

/** Which days the municipality works. */
export type Calendar = {
  closed: (day: IsoDate) => Closed | undefined;
  /** The day itself when it is a working day, otherwise the nearest one before. */
  workingDayOnOrBefore: (day: IsoDate) => IsoDate;
  /** The day itself when it is a working day, otherwise the nearest one after. */
  workingDayOnOrAfter: (day: IsoDate) => IsoDate;
  lastWorkingDayBefore: (day: IsoDate) => IsoDate;
  firstWorkingDayAfter: (day: IsoDate) => IsoDate;
};

// Only `public`: the package also lists Sundays of note, flag days and the half days before Christmas and New Year.
const publicHolidays = (year: number): Set<IsoDate> =>
  new Set(new Holidays('NO', { types: ['public'] }).getHolidays(year).map(({ date }) => date.slice(0, 10)));

/** Working days in Norway: not weekends, public holidays (date-holidays), nor the days the municipality closes itself. */
export const calendarOf = (closedDays: Iterable<IsoDate> = []): Calendar => {
  const own = new Set(closedDays);
  const years = new Map<number, Set<IsoDate>>();
  const holidaysOf = (year: number) => {
    const known = years.get(year) ?? publicHolidays(year);
    years.set(year, known);
    return known;
  };
  const closed = (day: IsoDate): Closed | undefined => {
    if (weekdayOf(day) > 5) return 'weekend';
    return own.has(day) || holidaysOf(Number(day.slice(0, 4))).has(day) ? 'holiday' : undefined;
  };
  const from = (day: IsoDate, step: 1 | -1): IsoDate => (closed(day) ? from(addDays(day, step), step) : day);
  return {
    closed,
    workingDayOnOrBefore: (day) => from(day, -1),
    workingDayOnOrAfter: (day) => from(day, 1),
    lastWorkingDayBefore: (day) => from(addDays(day, -1), -1),
    firstWorkingDayAfter: (day) => from(addDays(day, 1), 1),
  };
};

/** The instant of a wall-clock time (`08:30`) on a day in Oslo, summer time and winter time alike. */
export const sendInstant = (day: IsoDate, time: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: OSLO, plainTime: time }).toInstant();
