import { createHash } from 'node:crypto';
import type { VotingRound } from './voting-round.ts';

const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex');

/**
 * What the log is told of a round whose vote has ended, beside who said what. Conditions are words, which the log never
 * holds; their hash shows that nobody changed them.
 */
export const toldOf = ({
  round,
  status,
  endedBy,
  outcome,
  because,
  tally,
  fastTrack,
  conditions,
}: VotingRound) => ({
  ...{ round, status },
  ...(endedBy && { endedBy }),
  ...(outcome && { outcome }),
  ...(because && { because }),
  ...(tally && { totals: tally }),
  ...(fastTrack && { fastTrack: true }),
  ...(conditions && { conditionsHash: hashOf(conditions) }),
});
