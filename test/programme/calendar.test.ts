import { describe, expect, it } from '@jest/globals';
import { calendarOf, closedDaysIn, sendInstant } from '../../programme/index.ts';

describe('working days', () => {
  const { closed, ...calendar } = calendarOf();

  it('are Monday to Friday', () => {
    const week = ['24', '25', '26', '27', '28', '29', '30'].map((day) => closed(`2025-03-${day}`));
    expect(week).toEqual([undefined, undefined, undefined, undefined, undefined, 'weekend', 'weekend']);
  });
  // Easter Sunday was 20 April 2025 and 5 April 2026.
  it.each([
    ['2025-01-01', "New Year's Day"],
    ['2025-04-17', 'Maundy Thursday'],
    ['2025-04-18', 'Good Friday'],
    ['2025-04-21', 'Easter Monday'],
    ['2025-05-01', 'Labour Day'],
    ['2026-04-02', 'Maundy Thursday a year later'],
    ['2024-05-17', 'Constitution Day'],
    ['2025-05-29', 'Ascension Day, 39 days after Easter'],
    ['2025-06-09', 'Whit Monday, 50 days after Easter'],
    ['2025-12-25', 'Christmas Day'],
    ['2025-12-26', 'Boxing Day'],
  ])('are not %s, %s', (day) => {
    expect(closed(day)).toBe('holiday');
  });
  it.each([
    ['2025-04-16', 'the Wednesday before Easter'],
    ['2025-05-08', 'Liberation Day, a flag day'],
    ['2025-06-23', "Midsummer's Eve"],
    ['2025-12-24', 'Christmas Eve, which banks keep'],
    ['2025-12-31', "New Year's Eve"],
    ['2025-07-29', 'Olsok'],
    ['2025-02-06', 'the Sami national day'],
  ])('include %s, %s', (day) => {
    expect(closed(day)).toBeUndefined();
  });
  it('call a holiday on a Saturday or Sunday a weekend', () => {
    expect(closed('2025-05-17')).toBe('weekend');
    expect(closed('2025-06-08')).toBe('weekend');
  });
  it('are found before and after a day over a whole Easter', () => {
    expect(calendar.workingDayOnOrBefore('2025-04-21')).toBe('2025-04-16');
    expect(calendar.workingDayOnOrAfter('2025-04-17')).toBe('2025-04-22');
    expect(calendar.lastWorkingDayBefore('2025-04-22')).toBe('2025-04-16');
    expect(calendar.firstWorkingDayAfter('2025-04-16')).toBe('2025-04-22');
  });
  it('are the day itself when it is one', () => {
    expect(calendar.workingDayOnOrBefore('2025-04-16')).toBe('2025-04-16');
    expect(calendar.workingDayOnOrAfter('2025-04-16')).toBe('2025-04-16');
  });
  it('are found over the turn of a year', () => {
    expect(calendar.lastWorkingDayBefore('2026-01-02')).toBe('2025-12-31');
  });
});

describe("the municipality's own closed days", () => {
  it('come from the setting closed-days and are holidays', () => {
    const { days, faults } = closedDaysIn([{ key: 'closed-days', value: ['2025-12-24', '2025-12-31'] }]);
    expect(faults).toEqual([]);
    expect(calendarOf(days).closed('2025-12-24')).toBe('holiday');
    expect(calendarOf(days).firstWorkingDayAfter('2025-12-30')).toBe('2026-01-02');
  });
  it('are none without the setting', () => {
    expect(closedDaysIn([{ key: 'units', value: [] }])).toEqual({ days: [], faults: [] });
  });
  it('that are no dates are told as a fault of the row, and the others count', () => {
    expect(closedDaysIn([{ key: 'closed-days', value: ['2025-12-24', '2025-02-30', 7] }])).toEqual({
      days: ['2025-12-24'],
      faults: [
        {
          list: 'TfSettings',
          itemId: '',
          key: 'closed-days',
          columns: [
            { column: 'TfValue', value: '"2025-02-30"', reason: 'not-a-date' },
            { column: 'TfValue', value: '7', reason: 'not-a-date' },
          ],
        },
      ],
    });
  });
  it('that are no list at all are told as a fault too', () => {
    expect(closedDaysIn([{ key: 'closed-days', value: { from: 1 } }]).faults[0]?.columns[0]?.value).toBe(
      '{"from":1}',
    );
  });
});

describe('the instant of a send time', () => {
  it('is an hour before the clock in winter and two in summer', () => {
    expect(sendInstant('2025-01-15', '08:30').toString()).toBe('2025-01-15T07:30:00Z');
    expect(sendInstant('2025-07-15', '08:30').toString()).toBe('2025-07-15T06:30:00Z');
  });
  it('is right on the days before and after the clocks change', () => {
    // Summer time began on Sunday 30 March 2025 and ended on Sunday 26 October 2025.
    expect(sendInstant('2025-03-28', '08:30').toString()).toBe('2025-03-28T07:30:00Z');
    expect(sendInstant('2025-03-31', '08:30').toString()).toBe('2025-03-31T06:30:00Z');
    expect(sendInstant('2025-10-24', '08:30').toString()).toBe('2025-10-24T06:30:00Z');
    expect(sendInstant('2025-10-27', '08:30').toString()).toBe('2025-10-27T07:30:00Z');
  });
});
