import type { Tally } from './case.ts';
import type { Choice } from './vote.ts';

/** Counts votes; a vote with conditions is one for. */
export const tally = (votes: readonly { choice: Choice }[]): Tally => {
  const count = (...choices: Choice[]) => votes.filter(({ choice }) => choices.includes(choice)).length;
  return {
    for: count('recommend', 'recommend-with-conditions'),
    withConditions: count('recommend-with-conditions'),
    against: count('not-recommend'),
    abstained: count('abstain'),
  };
};
