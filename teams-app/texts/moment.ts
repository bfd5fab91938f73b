import { Temporal } from 'temporal-polyfill';
import { OSLO, osloDayOf } from '../../programme/index.ts';
import type { Words } from './words.ts';

/** A day and a time of day in Oslo. */
export const moment = (at: string, { say, day }: Words): string => {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(OSLO).toPlainTime();
  return say('moment', { day: day(osloDayOf(at)), time: time.toString({ smallestUnit: 'minute' }) });
};
