import { calendarOf } from './calendar.ts';
import { type IsoDate, mondayOf, weekdayOf } from './dates.ts';
import { closedDaysIn, type Setting } from './settings.ts';

/** Whether the weekly digest comes on a day: on Monday, or, when that is a day off, on the first working day after it. */
export const isDigestDay = (settings: readonly Setting[], day: IsoDate): boolean =>
  weekdayOf(day) <= 5 && calendarOf(closedDaysIn(settings).days).workingDayOnOrAfter(mondayOf(day)) === day;
