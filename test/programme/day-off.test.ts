import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  type Calendar,
  calendarOf,
  isAbsent,
  mayInterrupt,
  nextWorkingMoment,
  osloDay,
  type Person,
  sendInstant,
} from '../../programme/index.ts';

type Rest = Pick<Person, 'quietFrom' | 'quietTo' | 'absentFrom' | 'absentTo'>;

const calendar = calendarOf([]);
/** When a day's card comes that was ready at a time of a day: `2025-03-31 09:00`, in Oslo. */
const comes = (person: Rest, of: string, [day, time]: [string, string], days: Calendar = calendar) =>
  nextWorkingMoment(person, { of, now: sendInstant(day, time), calendar: days })
    .toZonedDateTimeISO('Europe/Oslo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

// Friday 28 March 2025; the clock is put forward in the night to Sunday.
const FRIDAY = '2025-03-28';
const early = { quietFrom: '08:00', quietTo: '07:00' };

describe('a reminder', () => {
  it('comes at once on a day of work outside quiet hours', () => {
    expect(comes({}, FRIDAY, [FRIDAY, '08:30'])).toBe('2025-03-28 08:30');
  });
  it('waits for the end of quiet hours on the same day', () => {
    expect(comes({ quietFrom: '08:00', quietTo: '10:00' }, FRIDAY, [FRIDAY, '08:30'])).toBe(
      '2025-03-28 10:00',
    );
  });
  it('that quiet hours carry over to a Saturday comes on Monday, by when that day’s own is planned', () => {
    const evening = { quietFrom: '20:00', quietTo: '07:00' };
    expect(comes(evening, FRIDAY, [FRIDAY, '20:30'])).toBe('2025-03-31 09:00');
  });
  it('comes between quiet hours that last nearly all day, and is not put off for ever', () => {
    expect(comes(early, FRIDAY, [FRIDAY, '08:30'])).toBe('2025-03-31 07:00');
    expect(comes(early, '2025-03-24', ['2025-03-24', '08:30'])).toBe('2025-03-25 07:00');
  });
  it('ready on a weekend comes on Monday', () => {
    expect(comes({}, FRIDAY, ['2025-03-29', '12:00'])).toBe('2025-03-31 09:00');
    expect(comes({}, FRIDAY, ['2025-03-30', '23:59'])).toBe('2025-03-31 09:00');
  });
  it('ready on a public holiday comes on the next day of work', () => {
    // Maundy Thursday 17 April to Easter Monday 21 April 2025.
    expect(comes({}, '2025-04-16', ['2025-04-17', '08:30'])).toBe('2025-04-22 09:00');
  });
  it('ready on a day the municipality closes itself comes on the next day of work', () => {
    const own = calendarOf([FRIDAY]);
    expect(comes({}, '2025-03-27', [FRIDAY, '08:30'], own)).toBe('2025-03-31 09:00');
  });
  it('ready while the person is away comes when they are back, on a day of work', () => {
    const away = { absentFrom: '2025-03-27', absentTo: '2025-04-04' };
    expect(comes(away, FRIDAY, [FRIDAY, '08:30'])).toBe('2025-04-07 09:00');
  });
  it('of somebody who is away without an end is asked about again in a year', () => {
    expect(comes({ absentFrom: FRIDAY }, FRIDAY, [FRIDAY, '08:30'])).toBe('2026-03-29 09:00');
  });
  it('left from the day before waits for the new day’s own, so that nobody gets two on one day', () => {
    expect(comes({}, '2025-03-24', ['2025-03-25', '07:15'])).toBe('2025-03-25 09:00');
    expect(comes({}, '2025-03-24', ['2025-03-25', '14:15'])).toBe('2025-03-25 14:15');
    expect(comes({ quietFrom: '08:00', quietTo: '11:00' }, '2025-03-24', ['2025-03-25', '07:15'])).toBe(
      '2025-03-25 11:00',
    );
  });
  it('whatever the wishes, never comes in quiet hours, on a day off, or before it is ready', () => {
    const aTime = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const aDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2025-01-01', days));
    const aPerson = fc.record({
      quietFrom: aTime,
      quietTo: aTime,
      absentFrom: aDay,
      length: fc.nat(40),
    });
    fc.assert(
      fc.property(aPerson, aDay, aTime, fc.nat(3), (drawn, day, time, late) => {
        const { quietFrom, quietTo, absentFrom, length } = drawn;
        const person = { quietFrom, quietTo, absentFrom, absentTo: addDays(absentFrom, length) };
        const now = sendInstant(day, time);
        const moment = nextWorkingMoment(person, { of: addDays(day, -late), now, calendar });
        expect(mayInterrupt(person, moment)).toBe(true);
        expect(calendar.closed(osloDay(moment))).toBeUndefined();
        expect(isAbsent(person, osloDay(moment))).toBe(false);
        expect(Temporal.Instant.compare(moment, now)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});
