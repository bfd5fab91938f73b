import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './dates.ts';
import type { Cadence } from './work.ts';

const months = { monthly: 1, quarterly: 3, tertial: 4, annual: 12 } as const;

/** Applications are decided twice a year, in April and October (Handlingsprogram 2025). */
const nextRound = ({ year, month }: Temporal.PlainDate): Temporal.PlainDate => {
  if (month >= 10) return Temporal.PlainDate.from({ year: year + 1, month: 4, day: 1 });
  return Temporal.PlainDate.from({ year, month: month < 4 ? 4 : 10, day: 1 });
};

const monthsLater = (due: Temporal.PlainDate, count: number): Temporal.PlainDate => {
  const later = due.add({ months: count });
  return due.day === due.daysInMonth ? later.with({ day: later.daysInMonth }) : later;
};

const step = (
  cadence: Exclude<Cadence, 'once'>,
  due: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate => {
  if (cadence !== 'per-round') return monthsLater(due, months[cadence] * count);
  return count === 1 ? nextRound(due) : step(cadence, nextRound(due), count - 1);
};

/**
 * The deadline of a recurring measure's next occurrence: one period after the last deadline, and further whole
 * periods until it is later than the day the last one was finished. A month's last day stays the last day.
 */
export const nextDue = (cadence: Cadence, due: IsoDate, finishedOn: IsoDate): IsoDate | undefined => {
  if (cadence === 'once') return undefined;
  const last = Temporal.PlainDate.from(due);
  for (let count = 1; ; count += 1) {
    const next = step(cadence, last, count).toString();
    if (next > finishedOn) return next;
  }
};
