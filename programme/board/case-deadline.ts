import { Temporal } from 'temporal-polyfill';
import { type Calendar, calendarOf, sendInstant } from '../calendar.ts';
import { addDays, type IsoDate } from '../dates.ts';
import { Refusal } from '../refusal.ts';
import { closedDaysIn } from '../settings.ts';
import type { BoardRules } from './board-rules.ts';
import type { CaseTurn } from './case-turn.ts';

const FURTHEST_DAYS = 366;

/** The first day that leaves the board so many working days after today. */
export const firstDeadline = (calendar: Calendar, today: IsoDate, readingDays: number): IsoDate => {
  let day = readingDays === 0 ? calendar.workingDayOnOrAfter(today) : today;
  for (let left = readingDays; left > 0; left -= 1) day = calendar.firstWorkingDayAfter(day);
  return day;
};

type Ends = Pick<BoardRules, 'readingDays' | 'endsAt'>;

const earliestDeadline = (calendar: Calendar, { now, today }: CaseTurn, rules: Ends): IsoDate => {
  const first = firstDeadline(calendar, today, rules.readingDays);
  const isGone = Temporal.Instant.compare(sendInstant(first, rules.endsAt), now) <= 0;
  return isGone ? calendar.firstWorkingDayAfter(first) : first;
};

/**
 * When a vote ends, from the day somebody chose: not in the past, on a day people work, with the reading time the
 * rules give, and within a year; the earliest such day where nobody chose. Throws with the earliest day that will do.
 */
export const deadlineOn = (turn: CaseTurn, chosen: IsoDate | undefined, rules: Ends): string => {
  const { now, today, settings } = turn;
  const { readingDays, endsAt } = rules;
  const calendar = calendarOf(closedDaysIn(settings).days);
  const earliest = earliestDeadline(calendar, turn, rules);
  const day = chosen ?? earliest;
  const ends = sendInstant(day, endsAt);
  if (Temporal.Instant.compare(ends, now) <= 0) throw new Refusal('deadline-past', { earliest });
  if (calendar.closed(day)) {
    const [, last = day] = [day, earliest].toSorted();
    throw new Refusal('deadline-closed-day', { day, earliest: calendar.workingDayOnOrAfter(last) });
  }
  if (day < earliest) throw new Refusal('deadline-too-soon', { earliest, days: String(readingDays) });
  const latest = addDays(today, FURTHEST_DAYS);
  if (day > latest) throw new Refusal('date-too-far', { latest });
  return ends.toString();
};
