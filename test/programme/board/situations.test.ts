import { describe, expect, it } from '@jest/globals';
import { type Choice, conclude, firstRules, type Pass, type VotingRound } from '../../../programme/index.ts';
import { aCase, aRound, deputyOf, memberOf, SEATED, type Seated, units } from './build.ts';
import { type Situation, situations } from './situations.ts';

const AT = '2025-03-26T10:00:00Z';

const choices = new Map<string, Choice>([
  ['Y', 'recommend'],
  ['C', 'recommend-with-conditions'],
  ['N', 'not-recommend'],
  ['A', 'abstain'],
]);

const seatsIn = ({ votes }: Situation) =>
  [...votes].map((letter, at) => ({ letter, unit: SEATED[at] ?? 'BAL' }));

const passesOf = (unit: Seated, letter: string): Pass[] => {
  const pass = (oid: string): Pass => ({ seat: unit, oid, reason: 'party', at: AT });
  if (letter === 'R') return [pass(memberOf(unit)), pass(deputyOf(unit))];
  return /[ycnaw]/.test(letter) ? [pass(memberOf(unit))] : [];
};

const roundOf = (situation: Situation): VotingRound => {
  const { rules, amount = 2_500_000, affected = ['BAL', 'BBJ'], kind = 'application' } = situation;
  const { amount: _, ...item } = aCase({ kind, affectedUnits: [...affected] });
  const seats = seatsIn(situation);
  const round = aRound({}, amount === 'none' ? item : { ...item, amount });
  return {
    ...round,
    rules: { ...firstRules, ...rules },
    seats: round.seats.slice(0, seats.length),
    passes: seats.flatMap(({ unit, letter }) => passesOf(unit, letter)),
  };
};

const votesOf = (situation: Situation) =>
  seatsIn(situation).flatMap(({ letter, unit }) => {
    const choice = choices.get(letter.toUpperCase());
    return choice ? [{ seat: unit, choice }] : [];
  });

describe('what a vote comes to', () => {
  it('is worked out by hand for more than sixty situations, each with a title of its own', () => {
    expect(situations.length).toBeGreaterThan(60);
    expect(new Set(situations.map(({ title }) => title)).size).toBe(situations.length);
  });

  it.each(situations)('$title ($votes): $expected', (situation) => {
    const casting = choices.get(situation.casting ?? '');
    const { verdict, fastTrack } = conclude(roundOf(situation), votesOf(situation), {
      units: units(),
      casting,
    });
    const came =
      verdict.verdict === 'tie'
        ? 'tie'
        : [verdict.outcome, ...(verdict.because ? [verdict.because] : [])].join(': ');
    expect(`${came}${fastTrack ? ', own' : ''}`).toBe(situation.expected);
  });
});
