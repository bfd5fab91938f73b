import { describe, expect, it } from '@jest/globals';
import { riskLevel } from '../../programme/index.ts';
import { aRisk } from './build.ts';

describe('how grave a risk is', () => {
  it.each([
    [0, 5, 'low'],
    [1, 4, 'low'],
    [1, 5, 'medium'],
    [3, 4, 'medium'],
    [3, 5, 'high'],
    [5, 5, 'high'],
  ])(
    'is probability times consequence, in three bands: %i times %i is %s',
    (probability, consequence, level) => {
      expect(riskLevel(aRisk({ probability, consequence }))).toBe(level);
    },
  );
  it('goes by the figures after its measures once there are both', () => {
    const before = { probability: 5, consequence: 5 };
    expect(riskLevel(aRisk({ ...before, probabilityAfter: 1, consequenceAfter: 2 }))).toBe('low');
    expect(riskLevel(aRisk({ ...before, probabilityAfter: 1 }))).toBe('high');
  });
  it('is not known without figures', () => {
    expect(riskLevel(aRisk())).toBeUndefined();
    expect(riskLevel(aRisk({ probability: 3 }))).toBeUndefined();
  });
});
