import { Temporal } from 'temporal-polyfill';
import { sendInstant } from './calendar.ts';
import { addDays, OSLO, osloDay } from './dates.ts';
import { type Person, TimeOfDay } from './people.ts';

type Quiet = Pick<Person, 'quietFrom' | 'quietTo'>;

/** A time of day as people write it, `22`, `22.00`, `7:30` or `kl. 22`; nothing when it is none. */
export const readTime = (written: string): TimeOfDay | undefined => {
  const [, hour, minute = '00'] = /^(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2}))?$/i.exec(written.trim()) ?? [];
  if (hour === undefined) return undefined;
  return TimeOfDay.safeParse(`${hour.padStart(2, '0')}:${minute}`).data;
};

// One end alone, or two that are the same, bound no time at all.
const boundsOf = ({ quietFrom, quietTo }: Quiet) =>
  quietFrom && quietTo && quietFrom !== quietTo ? { from: quietFrom, to: quietTo } : undefined;

const timeIn = (instant: Temporal.Instant): TimeOfDay =>
  instant.toZonedDateTimeISO(OSLO).toPlainTime().toString({ smallestUnit: 'minute' });

/** Whether a message may come to a person at an instant, by the wall clock in Oslo; the last minute is theirs again. */
export const mayInterrupt = (person: Quiet, instant: Temporal.Instant): boolean => {
  const quiet = boundsOf(person);
  if (!quiet) return true;
  const now = timeIn(instant);
  const { from, to } = quiet;
  return from < to ? now < from || to <= now : to <= now && now < from;
};

/** The instant itself when a message may come then, otherwise the end of the quiet hours it falls in. */
export const nextAllowed = (person: Quiet, instant: Temporal.Instant): Temporal.Instant => {
  const quiet = boundsOf(person);
  if (!quiet || mayInterrupt(person, instant)) return instant;
  const today = osloDay(instant);
  const end = sendInstant(today, quiet.to);
  return Temporal.Instant.compare(end, instant) > 0 ? end : sendInstant(addDays(today, 1), quiet.to);
};
