import type { Temporal } from 'temporal-polyfill';
import { sendInstant } from './calendar.ts';
import { osloDay } from './dates.ts';
import type { TimeOfDay } from './people.ts';

/** At what time of day in Oslo what comes by itself is planned, and not before. */
export const SEND_TIMES = { reminders: '08:30', digest: '07:30' } as const satisfies Record<
  string,
  TimeOfDay
>;

/** How many seconds are left until a time of the day in Oslo; 0 once it has come. */
export const secondsUntil = (time: TimeOfDay, now: Temporal.Instant): number => {
  const left = sendInstant(osloDay(now), time).epochMilliseconds - now.epochMilliseconds;
  return Math.max(0, Math.ceil(left / 1000));
};
