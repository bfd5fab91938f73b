import { calendarOf } from './calendar.ts';
import { type IsoDate, mondayOf, weekdayOf } from './dates.ts';
import { closedDaysIn, type Setting } from './settings.ts';

/** The day on which the digest of a day's week comes: Monday, or, when that is a day off, the first working day after. */
export const firstDigestDay = (settings: readonly Setting[], day: IsoDate): IsoDate =>
  calendarOf(closedDaysIn(settings).days).workingDayOnOrAfter(mondayOf(day));

/**
 * Whether a week's digest may come on a day: from Monday on, or, when that is a day off, from the first working day
 * after it; on a day off never. It comes once a week, so that a day missed is made up for on the next.
 */
export const digestIsDue = (settings: readonly Setting[], day: IsoDate): boolean => {
  if (weekdayOf(day) > 5) return false;
  const calendar = calendarOf(closedDaysIn(settings).days);
  return !calendar.closed(day) && calendar.workingDayOnOrAfter(mondayOf(day)) <= day;
};
