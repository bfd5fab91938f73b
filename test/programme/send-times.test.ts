import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { secondsUntil } from '../../programme/index.ts';

describe('the seconds until half past eight in Oslo', () => {
  it.each([
    ['in the night', '2025-03-04T02:00:00Z', 5 * 3600 + 1800],
    ['a moment before', '2025-03-04T07:29:59.500Z', 1],
    ['then', '2025-03-04T07:30:00Z', 0],
    ['later that day', '2025-03-04T20:00:00Z', 0],
    ['just before the hour that summer time skips', '2025-03-30T00:59:00Z', 5 * 3600 + 1860],
    ['in the hour that winter time repeats, the first time', '2025-10-26T00:30:00Z', 7 * 3600],
  ])('%s', (_, now, seconds) => {
    expect(secondsUntil('08:30', Temporal.Instant.from(now))).toBe(seconds);
  });
});
