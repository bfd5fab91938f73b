import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar day in Oslo, `YYYY-MM-DD`. Deadlines are days, never instants. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** Where the programme lives: every "today" and every send time is Oslo's. */
export const OSLO = 'Europe/Oslo';

/** The clock a use case is handed; only `teams-app/main.ts` makes a real one. */
export type Clock = { now: () => Temporal.Instant };

/** An instant in whole seconds, as SharePoint keeps it. */
export const wholeSeconds = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'second', roundingMode: 'trunc' });

/** The calendar day in Oslo at an instant. */
export const osloDay = (instant: Temporal.Instant): IsoDate =>
  instant.toZonedDateTimeISO(OSLO).toPlainDate().toString();

/** The calendar day in Oslo at an instant as rows and the log keep it, ISO 8601. */
export const osloDayOf = (instant: string): IsoDate => osloDay(Temporal.Instant.from(instant));

const DAY_MS = 86_400_000;

// Every line of every plan asks this, and a day without a zone is the same count of days by Date, many times faster.
const epochDay = (day: IsoDate): number => Date.parse(day) / DAY_MS;

/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => epochDay(to) - epochDay(from);

/** The day `days` after (or, negative, before) a day. */
export const addDays = (day: IsoDate, days: number): IsoDate =>
  new Date((epochDay(day) + days) * DAY_MS).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: IsoDate): number => ((((epochDay(day) + 3) % 7) + 7) % 7) + 1;

/** The Monday of the week a day lies in. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - weekdayOf(day));
