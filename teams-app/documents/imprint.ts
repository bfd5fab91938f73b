import type { Temporal } from 'temporal-polyfill';
import { OSLO, osloDay } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';
import type { Printed } from './printed.ts';

/** What every file tells of itself: its language, whose it is, and at the bottom of each page when it was made. */
export const imprint = (
  { say, day, locale }: Words,
  madeAt: Temporal.Instant,
): Pick<Printed, 'lang' | 'author' | 'bottom'> => {
  const time = madeAt.toZonedDateTimeISO(OSLO).toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    lang: locale,
    author: say('printed.author'),
    bottom: say('printed.made', { day: day(osloDay(madeAt)), time }),
  };
};
