import type { UnitBudget } from '../../graph/index.ts';

/** A budget that never says no, for tests of something else. */
export const freeBudget: UnitBudget = {
  reserve: async ({ units, purpose }) => ({ granted: true, at: 0, units, purpose, doubtful: false }),
  learn: async () => undefined,
};
