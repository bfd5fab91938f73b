import { dayFrom, dayTo } from '../../../graph/lists/day.ts';

describe('the day of a date-only column', () => {
  it.each([
    ['midnight in UTC', '2025-03-14T00:00:00Z', '2025-03-14'],
    ['midnight in Oslo in winter', '2025-03-13T23:00:00Z', '2025-03-14'],
    ['midnight in Oslo in summer', '2025-06-30T22:00:00Z', '2025-07-01'],
    ['midnight at the Pacific, where new sites start out', '2025-03-14T08:00:00Z', '2025-03-14'],
    ['noon in UTC, as it is written', '2025-03-14T12:00:00Z', '2025-03-14'],
    ['an offset', '2025-03-14T00:00:00+01:00', '2025-03-14'],
    ['a plain day', '2025-03-14', '2025-03-14'],
    ['the night the clocks go forward', '2025-03-29T23:00:00Z', '2025-03-30'],
  ])('is read in Oslo from %s', (_, value, day) => {
    expect(dayFrom(value)).toBe(day);
  });

  it.each([
    ['a day no month has', '2025-02-30T00:00:00Z'],
    ['a plain day no month has', '2025-02-30'],
    ['words', 'til våren'],
    ['a time without a zone', '2025-03-14T00:00:00'],
    ['a number', 20250314],
  ])('is not read from %s', (_, value) => {
    expect(dayFrom(value)).toBeUndefined();
  });

  it('is written as noon in UTC, which is the same day in every zone between −12 and +11', () => {
    expect(dayTo('2025-03-14')).toBe('2025-03-14T12:00:00Z');
    expect(dayFrom(dayTo('2025-03-14'))).toBe('2025-03-14');
  });
});
