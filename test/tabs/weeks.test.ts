import { mondayOf, neighbours, weekOf } from '../../tabs/digest/weeks.ts';

describe('the week of a digest', () => {
  it.each([
    ['a Monday', '2025-03-24', '2025-03-24'],
    ['a Sunday', '2025-03-30', '2025-03-24'],
    ['a day long before', '2023-12-31', '2023-12-25'],
  ])('begins on its Monday, of %s', (_what, day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it.each([
    ['the year’s first Thursday in it', '2025-01-01', 1],
    ['the last days of a year that belong to the next', '2024-12-30', 1],
    ['a year of 53 weeks', '2026-12-31', 53],
    ['an ordinary Monday', '2025-03-24', 13],
  ])('has its number, with %s', (_what, day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it.each([
    ['today, a Wednesday', '2025-04-02', { before: '2025-03-31', after: undefined }],
    ['this week’s Monday', '2025-03-31', { before: '2025-03-24', after: '2025-04-02' }],
    ['a Monday before', '2025-03-24', { before: '2025-03-17', after: '2025-03-31' }],
    ['a day to come', '2025-04-09', { before: '2025-04-07', after: undefined }],
  ])('has a week before it and, until today, one after it: %s', (_what, day, expected) => {
    expect(neighbours(day, '2025-04-02')).toEqual(expected);
  });
});
