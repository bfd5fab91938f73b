import type { Values, Verb } from '../actions.ts';
import type { LogMark } from './minutes.ts';

/** An entry of the log about a case, with what it says of the case afterwards. */
export type CaseEntry = LogMark & { verb: Verb; after: Values };

const ends: readonly Verb[] = ['close-vote', 'break-tie'];

/** The entry a round ended with: the last that closed its vote or broke its tie. Entries come oldest first. */
export const closingMark = (entries: readonly CaseEntry[], round: number): LogMark | undefined => {
  const last = entries.findLast(({ verb, after }) => ends.includes(verb) && after.round === round);
  return last && { seq: last.seq, at: last.at, hash: last.hash };
};
