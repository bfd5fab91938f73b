import { Temporal } from 'temporal-polyfill';
import { todayBy } from '../../../teams-app/wiring/today.ts';

const daysAt = (...instants: string[]): string[] => {
  const left = instants.map((instant) => Temporal.Instant.from(instant));
  const today = todayBy({ now: () => left.shift() ?? Temporal.Instant.from('2025-01-01T00:00:00Z') });
  return instants.map(() => today());
};

describe('the day every turn asks for', () => {
  it('turns at midnight in Oslo, in winter and in summer', () => {
    expect(daysAt('2025-01-01T22:59:59Z', '2025-01-01T23:00:00Z')).toEqual(['2025-01-01', '2025-01-02']);
    expect(daysAt('2025-07-01T21:59:59Z', '2025-07-01T22:00:00Z')).toEqual(['2025-07-01', '2025-07-02']);
  });

  it('turns at midnight on the days the clocks are changed', () => {
    // Clocks go forward on 30 March 2025 and back on 26 October 2025, at 01:00 UTC.
    expect(daysAt('2025-03-29T23:00:00Z', '2025-03-30T21:59:59Z', '2025-03-30T22:00:00Z')).toEqual([
      '2025-03-30',
      '2025-03-30',
      '2025-03-31',
    ]);
    expect(daysAt('2025-10-25T22:00:00Z', '2025-10-26T22:59:59Z', '2025-10-26T23:00:00Z')).toEqual([
      '2025-10-26',
      '2025-10-26',
      '2025-10-27',
    ]);
  });

  it('follows a clock that is set back', () => {
    expect(daysAt('2025-04-02T08:00:00Z', '2025-04-01T08:00:00Z')).toEqual(['2025-04-02', '2025-04-01']);
  });
});
