import type { Unit, UnitCode } from '../units.ts';
import type { BoardRules } from './board-rules.ts';
import type { CaseOutcome, Tally } from './case.ts';
import { tally } from './tally.ts';
import type { Choice } from './vote.ts';
import type { Because, VotingRound } from './voting-round.ts';

/** Fewer votes than these cannot be secret: whoever knows one or two can work out the others. */
export const FEWEST_SECRET = 5;

/** The most the strategic chair may recommend alone, in kroner. */
export const FAST_TRACK_LIMIT = 1_000_000;

/** What a vote comes to, or that the chair is to break a tie. */
export type Verdict = { verdict: 'tie' } | { verdict: 'outcome'; outcome: CaseOutcome; because?: Because };

type Counted = Pick<VotingRound, 'seats' | 'passes'> & { rules: BoardRules; tally: Tally };

const put = (outcome: CaseOutcome, because?: Because): Verdict => ({
  verdict: 'outcome',
  outcome,
  ...(because && { because }),
});

/** How many seats must take part; half a seat is a whole one. */
export const quorumOf = ({ seats, rules }: Pick<Counted, 'seats' | 'rules'>): number =>
  Math.ceil((seats.length * rules.quorumPercent) / 100);

const takingPart = ({ tally, rules }: Counted): number =>
  tally.for + tally.against + (rules.abstention === 'takes-part' ? tally.abstained : 0);

const votesIn = ({ tally }: Counted): number => tally.for + tally.against + tally.abstained;

/** Every seat was passed on by everybody who could hold it. */
const allPassed = ({ seats, passes }: Counted): boolean =>
  seats.length > 0 &&
  seats.every(({ unit, memberOid, deputyOid }) =>
    [memberOid, deputyOid].every(
      (oid) => oid === undefined || passes.some((pass) => pass.seat === unit && pass.oid === oid),
    ),
  );

// Among so few an abstention would be known by a quorum it is missing in, so all that answered count here.
const untold = (round: Counted): Verdict =>
  votesIn(round) < quorumOf(round) ? put('not-quorate', 'too-few') : put('deferred', 'too-few-to-be-secret');

/** Without conditions only when more want it so than all who want conditions or are against. */
const majority = ({ for: yes, withConditions, against }: Tally): CaseOutcome => {
  if (yes < against) return 'not-recommended';
  return yes - withConditions > withConditions + against ? 'recommended' : 'recommended-with-conditions';
};

/**
 * What the final state of a round comes to, in this order: everybody recused is not quorate; a secret ballot of fewer
 * than five votes is put off untold, or not quorate by how many answered; too few that took part is not quorate; nobody for or against is put off; the majority
 * of those for or against decides; a tie goes to the chair, whose casting vote counts as one more, or, where the rules
 * have none, is put off. Seats that passed count among the seats the quorum is half of.
 */
export const outcomeOf = (round: Counted, casting?: Choice): Verdict => {
  const { tally, rules } = round;
  if (allPassed(round)) return put('not-quorate', 'all-recused');
  if (rules.secretBallot && votesIn(round) < FEWEST_SECRET) return untold(round);
  if (takingPart(round) < quorumOf(round)) return put('not-quorate', 'too-few');
  if (tally.for + tally.against === 0) return put('deferred', 'nobody-for-or-against');
  if (tally.for !== tally.against) return put(majority(tally));
  if (casting === undefined)
    return rules.castingVote === 'chair' ? { verdict: 'tie' } : put('deferred', 'tie-unbroken');
  return casting === 'abstain' ? put('deferred', 'tie-unbroken') : put(majority(withCasting(tally, casting)));
};

const withCasting = (counted: Tally, casting: Choice): Tally => ({
  ...counted,
  for: counted.for + (casting === 'not-recommend' ? 0 : 1),
  withConditions: counted.withConditions + (casting === 'recommend-with-conditions' ? 1 : 0),
  against: counted.against + (casting === 'not-recommend' ? 1 : 0),
});

const recommends = (choice: Choice | undefined): boolean =>
  choice === 'recommend' || choice === 'recommend-with-conditions';

/** What a seat said; who said it is none of the outcome's business. */
export type SeatVote = { seat: UnitCode; choice: Choice };

/** The education agency, by its code. */
export const agencyIn = (units: readonly Unit[]): UnitCode[] =>
  units.filter(({ kind }) => kind === 'agency').map(({ code }) => code);

/**
 * Whether a recommended application is within the strategic chair's own authority: at most 1 000 000 kroner, and
 * recommended, with conditions or without, by the agency and by every affected unit that has a seat. In a secret
 * ballot that can be said only when the totals say it: every seat voted, and every vote was for.
 */
const isFastTrack = (
  { asked, seats, rules }: Pick<VotingRound, 'asked' | 'seats' | 'rules'>,
  votes: readonly SeatVote[],
  agency: readonly UnitCode[],
): boolean => {
  const { kind, amount = Number.POSITIVE_INFINITY, affectedUnits } = asked;
  if (kind !== 'application' || amount > FAST_TRACK_LIMIT) return false;
  const isFor = (unit: UnitCode) => votes.some(({ seat, choice }) => seat === unit && recommends(choice));
  if (rules.secretBallot) return seats.every(({ unit }) => isFor(unit));
  const affected = affectedUnits.filter((unit) => seats.some((seat) => seat.unit === unit));
  return agency.length > 0 && affected.length > 0 && [...agency, ...affected].every(isFor);
};

/** All that follows from the final state of a round, and from nothing else. */
export type Conclusion = { tally: Tally; verdict: Verdict; fastTrack: boolean };

/** Counts a round's votes, and says what they come to. */
export const conclude = (
  round: Pick<VotingRound, 'asked' | 'seats' | 'rules' | 'passes' | 'agency'>,
  votes: readonly SeatVote[],
  { units, casting }: { units: readonly Unit[]; casting?: Choice | undefined },
): Conclusion => {
  const counted = tally(votes);
  const verdict = outcomeOf({ ...round, tally: counted }, casting);
  const isRecommended =
    verdict.verdict === 'outcome' &&
    (verdict.outcome === 'recommended' || verdict.outcome === 'recommended-with-conditions');
  return {
    tally: counted,
    verdict,
    fastTrack: isRecommended && isFastTrack(round, votes, round.agency ?? agencyIn(units)),
  };
};
