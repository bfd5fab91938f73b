import { seededRandom } from '../graph/local-tenant/seeded-random.ts';

/** Choices that look like chance, and come out the same every time for the same seed. */
export const chanceOf = (seed: number) => {
  /** From 0 up to, but not, 1. */
  const number = seededRandom(seed);
  const below = (most: number): number => Math.floor(number() * most);
  return {
    number,
    /** A whole number from 0 up to, but not, `most`. */
    below,
    /** A whole number from the first to the last, both included. */
    between: (first: number, last: number): number => first + below(last - first + 1),
    /** True so often out of a hundred times. */
    happens: (percent: number): boolean => number() * 100 < percent,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
};
export type Chance = ReturnType<typeof chanceOf>;
