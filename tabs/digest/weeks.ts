import type { IsoDate } from '../../programme/index.ts';
import { dayAfter, daysFrom } from '../language/days.ts';

// A day known to be a Monday, to count weeks from.
const aMonday = '2024-01-01';

/** The Monday of the week a day lies in. */
export const mondayOf = (day: IsoDate): IsoDate => {
  const since = daysFrom(aMonday, day) % 7;
  return dayAfter(day, -((since + 7) % 7));
};

/** The week number, ISO 8601: that of the week's Thursday within its year. */
export const weekOf = (day: IsoDate): number => {
  const thursday = dayAfter(mondayOf(day), 3);
  return Math.floor(daysFrom(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
};

/** The digest day before and after a day: Mondays, and after the last of them today itself. */
export const neighbours = (day: IsoDate, today: IsoDate): { before: IsoDate; after: IsoDate | undefined } => {
  const monday = mondayOf(day);
  const next = dayAfter(monday, 7);
  const last = day < today ? today : undefined;
  return { before: monday < day ? monday : dayAfter(monday, -7), after: next <= today ? next : last };
};
