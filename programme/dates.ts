import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar day in Oslo, `YYYY-MM-DD`. Deadlines are days, never instants. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** Where the programme lives: every "today" and every send time is Oslo's. */
export const OSLO = 'Europe/Oslo';

/** The clock a use case is handed; only `teams-app/main.ts` makes a real one. */
export type Clock = { now: () => Temporal.Instant };

/** The calendar day in Oslo at an instant. */
export const osloDay = (instant: Temporal.Instant): IsoDate =>
  instant.toZonedDateTimeISO(OSLO).toPlainDate().toString();

/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** The day `days` after (or, negative, before) a day. */
export const addDays = (day: IsoDate, days: number): IsoDate =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** The Monday of the week a day lies in. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);
