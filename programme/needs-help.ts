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
  const answered = acted !== undefined && acted > item.due && acted <= day ? acted : item.due;
  return daysBetween(answered, day) >= UNANSWERED_DAYS ? 'two-unanswered-weeks' : undefined;
};
