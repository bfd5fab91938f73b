import { describe, expect, it } from '@jest/globals';
import { digestIsDue } from '../../programme/index.ts';

describe("a week's digest", () => {
  it.each([
    ['Monday', '2025-03-24', true],
    ['Tuesday, to make up for Monday', '2025-03-25', true],
    ['Saturday', '2025-03-29', false],
    ['Sunday', '2025-03-30', false],
    ['Easter Monday', '2025-04-21', false],
    ['the Tuesday after Easter', '2025-04-22', true],
    ['Christmas Day, a Monday', '2028-12-25', false],
    ['Boxing Day, a Tuesday', '2028-12-26', false],
    ['the Wednesday after Christmas', '2028-12-27', true],
    ['a holiday in the middle of the week', '2025-05-01', false],
  ])('on %s, %s: is due %s', (_, day, due) => {
    expect(digestIsDue([], day)).toBe(due);
  });
  it('waits for the day after a Monday the municipality closes itself', () => {
    const settings = [{ key: 'closed-days', value: ['2025-03-24'] }];
    expect([digestIsDue(settings, '2025-03-24'), digestIsDue(settings, '2025-03-25')]).toEqual([false, true]);
  });
});
