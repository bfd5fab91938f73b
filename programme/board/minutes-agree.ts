import { sameValue } from '../canonical-json.ts';
import { type Minutes, minutesOf } from './minutes.ts';
import type { VotingRound } from './voting-round.ts';

/** What minutes tell but for names and the access code, which were taken from lists that have changed since. */
const factsIn = (minutes: Minutes) => {
  const { openedBy: _by, accessCode: _code, extensions, seats, casting, ...rest } = minutes;
  const { name: _name, ...cast } = casting ?? {};
  return {
    ...rest,
    cast,
    extensions: extensions.map(({ by: _by, ...extension }) => extension),
    seats: seats.map(({ member: _member, deputy: _deputy, answeredBy: _answered, passes, ...seat }) => ({
      ...seat,
      passes: passes.map(({ name: _name, ...pass }) => pass),
    })),
  };
};

/** Whether minutes that were kept tell of a round what its record tells. */
export const minutesAgree = (minutes: Minutes, round: VotingRound): boolean => {
  const anew = minutesOf(round, { people: [], settings: [], log: minutes.log });
  return anew !== undefined && sameValue(factsIn(minutes), factsIn(anew));
};
