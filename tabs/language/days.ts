import type { TFunction } from 'i18next';
import type { IsoDate, Language } from '../../programme/index.ts';

const dayMs = 86_400_000;
// Browsers seldom know nynorsk; its months are those of bokmål, and its weekdays stand in the catalogue.
const locale = (language: Language): string => (language === 'en' ? 'en-GB' : 'nb');
// A deadline is a day and no instant, so it is read and written in UTC and never moves with the reader's time zone.
const utc = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);

const written = (language: Language, day: IsoDate, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(language), { ...form, timeZone: 'UTC' }).format(utc(day));

/** "mandag 24. mars 2025" */
export const longDay = (t: TFunction, language: Language, day: IsoDate): string =>
  t('weekdays.with', {
    weekday: t(`weekdays.${new Date(utc(day)).getUTCDay() || 7}`),
    day: written(language, day, { day: 'numeric', month: 'long', year: 'numeric' }),
  });

/** "14. mars", with the year when it is not the year of `today`. */
export const shortDay = (language: Language, day: IsoDate, today: IsoDate): string =>
  written(language, day, {
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });

/** "mars 2025", of a month as `2025-03`. */
export const monthOf = (language: Language, month: string): string =>
  written(language, `${month}-01`, { month: 'long', year: 'numeric' });

/** Whole days from one day to another. */
export const daysFrom = (from: IsoDate, to: IsoDate): number => Math.round((utc(to) - utc(from)) / dayMs);

/** The day a number of days after another. */
export const dayAfter = (day: IsoDate, days: number): IsoDate =>
  new Date(utc(day) + days * dayMs).toISOString().slice(0, 10);

const programmeZone = 'Europe/Oslo';

/** The day in Oslo at an instant. */
export const osloDay = (instant: string): IsoDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: programmeZone }).format(Date.parse(instant));

/** The time of day in Oslo at an instant: "08:30". */
export const clockTime = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: programmeZone, hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(instant),
  );
