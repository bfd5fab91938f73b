import type { Calendar } from './calendar.ts';
import { addDays, daysBetween, type IsoDate } from './dates.ts';
import type { Step } from './reminders.ts';
import type { WorkItem } from './work.ts';

const before = [
  ['today', 0],
  ['tomorrow', 1],
  ['in-7-days', 7],
  ['in-14-days', 14],
] as const;

// Fourteen days, and more closed days in a row before them than a year has.
const FARTHEST_STEP = 60;

/**
 * The step of a deadline that falls on a day, the most urgent where two meet: 14, 7 and 1 days before and the day
 * itself, each brought forward to the last working day; then weekly, each put off to the next working day.
 */
export const stepOn = (due: IsoDate, day: IsoDate, calendar: Calendar): Step | undefined => {
  // Farther off no step can fall, and a calendar of the year 2999 need not be made.
  if (daysBetween(day, due) > FARTHEST_STEP) return undefined;
  const weeksPast = Math.floor(daysBetween(due, day) / 7);
  if (weeksPast >= 1) {
    return calendar.workingDayOnOrAfter(addDays(due, 7 * weeksPast)) === day ? 'overdue' : undefined;
  }
  return before.find(([, days]) => calendar.workingDayOnOrBefore(addDays(due, -days)) === day)?.[0];
};

/**
 * The step of a line on a day, with the wish for silence heard: none before the day it lasts to, and on the first
 * working day from then on what it held back, when the deadline is past or near.
 */
export const stepFor = (
  { due, snoozedUntil }: Pick<WorkItem, 'due' | 'snoozedUntil'>,
  day: IsoDate,
  calendar: Calendar,
): Step | undefined => {
  if (!snoozedUntil) return stepOn(due, day, calendar);
  if (day < snoozedUntil) return undefined;
  if (calendar.workingDayOnOrAfter(snoozedUntil) !== day) return stepOn(due, day, calendar);
  const step = nearness(daysBetween(day, due));
  return step === 'later' ? undefined : step;
};

/** How near a deadline is, for a list of all lines. */
export const nearness = (days: number): Step => {
  if (days < 0) return 'overdue';
  return before.find(([, ahead]) => days <= ahead)?.[0] ?? 'later';
};

const ranked: readonly Step[] = ['overdue', 'today', 'tomorrow', 'in-7-days', 'in-14-days', 'later'];

/** The order of urgency. */
export const rankOf = (step: Step): number => ranked.indexOf(step);
