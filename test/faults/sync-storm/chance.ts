/** A sequence of choices that look like chance, and are the same for the same seed. */
export type Chance = {
  /** From 0 up to, but not, 1. */
  number: () => number;
  below: (most: number) => number;
  pick: <T>(from: readonly T[]) => T;
  is: (share: number) => boolean;
};

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const number = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  const below = (most: number) => Math.floor(number() * most);
  return {
    number,
    below,
    is: (share) => number() < share,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
};
