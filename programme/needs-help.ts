import { daysBetween, type IsoDate } from './dates.ts';
import type { HelpReason } from './reminders.ts';
import { isOpen, type WorkItem } from './work.ts';

const SNOOZES = 3;
const UNANSWERED_DAYS = 14;

/**
 * Why an open line needs help rather than one more reminder: its date was moved three times, or it has been
 * overdue for two weeks without anybody doing anything to it. `acted` is the last day somebody did.
 */
export const helpReason = (
  item: WorkItem,
  acted: IsoDate | undefined,
  day: IsoDate,
): HelpReason | undefined => {
  if (!isOpen(item)) return undefined;
  if (item.snoozes >= SNOOZES) return 'three-snoozes';
  // What was done after the day asked about is not known on that day.
  const known = acted !== undefined && acted <= day ? [acted] : [];
  // While a line is put off nobody is asked, so silence counts from the day it speaks again.
  const [answered = item.due] = [item.due, ...known, item.snoozedUntil ?? item.due].sort().reverse();
  return daysBetween(answered, day) >= UNANSWERED_DAYS ? 'two-unanswered-weeks' : undefined;
};
