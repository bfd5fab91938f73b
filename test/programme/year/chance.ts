/** Chance that comes out the same every time for the same seed (mulberry32). */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** True so often out of a hundred times. */
    happens: (percent: number): boolean => next() * 100 < percent,
    /** A whole number from the first to the last, both included. */
    between: (first: number, last: number): number => first + Math.floor(next() * (last - first + 1)),
    pick: <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)],
  };
};
export type Chance = ReturnType<typeof chanceOf>;
