import { describe, expect, it } from '@jest/globals';
import { historyOf, trendOf, turnOf } from '../../../programme/index.ts';
import { aReport, SPRAK } from './build.ts';

const at = (day: string, number: number, status: Parameters<typeof aReport>[0] = {}) =>
  aReport({ key: `${SPRAK}-${number}`, reportedAt: `${day}T08:00:00Z`, ...status });

describe('the history of a project', () => {
  it('has the newest report first, and by its number where two came at once', () => {
    const reports = [at('2025-01-10', 9), at('2025-03-10', 11), at('2025-03-10', 12), at('2025-02-10', 10)];
    const other = aReport({ key: 'x-1', project: 'x' });
    expect(historyOf([...reports, other], SPRAK).map(({ key }) => key)).toEqual([
      `${SPRAK}-12`,
      `${SPRAK}-11`,
      `${SPRAK}-10`,
      `${SPRAK}-9`,
    ]);
  });
});

describe('the trend of a dimension', () => {
  it('has the lights of the six latest reports, the oldest first', () => {
    const values = [
      'delayed',
      'delayed',
      'minor-delays',
      'on-plan',
      'ahead',
      undefined,
      'minor-delays',
    ] as const;
    const reports = values.map((time, index) =>
      at(`2025-0${index + 1}-10`, index + 1, { status: time === undefined ? {} : { time } }),
    );
    expect(trendOf(historyOf(reports, SPRAK), 'time')).toEqual([
      'red',
      'yellow',
      'green',
      'green',
      'none',
      'yellow',
    ]);
  });

  it.each([
    ['low', 'high', 'risk', 'worse'],
    ['high', 'medium', 'risk', 'better'],
    ['medium', 'medium', 'risk', 'same'],
  ] as const)('from %s to %s of %s is %s', (before, now, dimension, turn) => {
    expect(turnOf({ [dimension]: now }, { [dimension]: before }, dimension)).toBe(turn);
  });

  it('is told of two lights only: green is green whether on plan or ahead, and nothing said is no change', () => {
    expect(turnOf({ time: 'ahead' }, { time: 'on-plan' }, 'time')).toBe('same');
    expect(turnOf({ time: 'ahead' }, undefined, 'time')).toBe('same');
    expect(turnOf({ budget: 'unknown' }, { budget: 'over' }, 'budget')).toBe('same');
  });
});
