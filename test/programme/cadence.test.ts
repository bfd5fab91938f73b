import { describe, expect, it } from '@jest/globals';
import { nextDue } from '../../programme/index.ts';

describe('the next deadline of a recurring measure', () => {
  it('does not exist for one that is done once', () => {
    expect(nextDue('once', '2025-03-14', '2025-03-10')).toBeUndefined();
  });
  it.each([
    ['monthly', '2025-03-20', '2025-04-20'],
    ['quarterly', '2025-03-20', '2025-06-20'],
    ['tertial', '2025-03-20', '2025-07-20'],
    ['annual', '2025-03-20', '2026-03-20'],
  ] as const)('is one period after the last: %s from %s is %s', (cadence, due, next) => {
    expect(nextDue(cadence, due, '2025-03-10')).toBe(next);
  });
  it.each([
    ['monthly', '2025-01-31', '2025-02-28'],
    ['monthly', '2025-02-28', '2025-03-31'],
    ['quarterly', '2025-03-31', '2025-06-30'],
    ['tertial', '2025-04-30', '2025-08-31'],
    ['annual', '2024-02-29', '2025-02-28'],
  ] as const)('stays on the last day of the month: %s from %s is %s', (cadence, due, next) => {
    expect(nextDue(cadence, due, '2024-01-01')).toBe(next);
  });
  it('is the last day there is when the month is too short', () => {
    expect(nextDue('monthly', '2025-01-30', '2025-01-15')).toBe('2025-02-28');
  });
  it.each([
    ['2025-04-01', '2025-10-01'],
    ['2025-03-31', '2025-04-01'],
    ['2025-04-15', '2025-10-01'],
    ['2025-10-01', '2026-04-01'],
    ['2025-12-31', '2026-04-01'],
  ])('of a measure for each application round is the next 1 April or 1 October: from %s, %s', (due, next) => {
    expect(nextDue('per-round', due, '2025-01-10')).toBe(next);
  });
  it('counts from the last deadline, not from the day it was done', () => {
    expect(nextDue('quarterly', '2025-03-20', '2025-04-02')).toBe('2025-06-20');
  });
  it('is later than the day it was done: whole periods are passed over until it is', () => {
    expect(nextDue('monthly', '2025-01-31', '2025-03-31')).toBe('2025-04-30');
    expect(nextDue('quarterly', '2025-03-20', '2025-09-20')).toBe('2025-12-20');
    expect(nextDue('per-round', '2025-04-01', '2026-04-01')).toBe('2026-10-01');
  });
});
