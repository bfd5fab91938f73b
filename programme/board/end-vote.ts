import { hasRole } from '../access.ts';
import { OFFICE_CHANNEL } from '../ports.ts';
import type { Ballot } from './ballot.ts';
import { caseOf, conditionsIn, votesOf } from './case-record.ts';
import { type BareTurn, type CaseTurn, chairs, logCase, SELF, tell } from './case-turn.ts';
import { type Conclusion, conclude, FEWEST_SECRET } from './outcome.ts';
import { toldOf } from './told-of-end.ts';
import type { Choice } from './vote.ts';
import { type EndedBy, standingOf, type VotingRound } from './voting-round.ts';

/** Whether every seat that somebody holds has answered. */
export const isSettled = (round: VotingRound): boolean =>
  standingOf(round).every(({ standing }) => standing !== 'waiting');

const choicesOf = (ballots: readonly Ballot[]): Record<string, Choice> =>
  Object.fromEntries(ballots.map(({ seat, choice }) => [seat, choice]));

// Fewer votes than are secret would be told apart by their totals.
const isTellable = ({ rules }: VotingRound, { tally }: Conclusion): boolean =>
  !rules.secretBallot || tally.for + tally.against + tally.abstained >= FEWEST_SECRET;

/** The officers of the unit that applied: they are told what came of it. */
const officersOf = ({ people }: CaseTurn, { asked }: VotingRound): string[] =>
  people.filter((person) => person.unit === asked.unit && hasRole(person, 'developer')).map(({ oid }) => oid);

/** What is said to the log when a vote has ended: totals, and who said what unless the ballot was secret. */
const told = (round: VotingRound, ballots: readonly Ballot[]) => ({
  ...toldOf(round),
  ...(round.rules.secretBallot || round.status !== 'closed' ? {} : { votes: choicesOf(ballots) }),
});

const inSeatOrder = ({ seats }: VotingRound, ballots: readonly Ballot[]): Ballot[] =>
  seats.flatMap(({ unit }) => ballots.filter(({ seat }) => seat === unit));

const publish = async (turn: CaseTurn, round: VotingRound): Promise<void> => {
  await turn.tx.save('TfCases', caseOf(round));
  for (const vote of round.votes) await turn.tx.save('TfVotes', vote);
  if (round.rules.secretBallot) await turn.tx.forgetBallots(round.caseKey, round.round);
};

/** Leaves the round to the chair's casting vote. */
const leaveTied = async (
  turn: CaseTurn,
  ended: VotingRound,
  ballots: readonly Ballot[],
): Promise<VotingRound> => {
  const tied: VotingRound = { ...ended, status: 'tied' };
  await turn.tx.saveRound(tied);
  await tell(turn, 'casting-vote', tied, chairs(turn));
  await logCase({ ...turn, actor: SELF }, 'close-vote', tied.caseKey, { after: told(tied, ballots) });
  return tied;
};

type Decided = Extract<Conclusion['verdict'], { verdict: 'outcome' }>;

const closedRound = (
  ended: VotingRound,
  ballots: readonly Ballot[],
  { verdict: { outcome, because }, fastTrack }: { verdict: Decided; fastTrack: boolean },
): VotingRound => {
  const { casting } = ended;
  const withConditions = outcome === 'recommended-with-conditions';
  const conditions = withConditions && conditionsIn(ended, casting ? [...ballots, casting] : ballots);
  return {
    ...ended,
    status: 'closed',
    outcome,
    ...(because && { because }),
    ...(conditions && { conditions }),
    ...(fastTrack && { fastTrack }),
    votes: votesOf(ended, ballots),
  };
};

/**
 * Ends the vote of a round, or, with the chair's casting vote in it, decides the tie: the outcome is worked out, the
 * lists get what may be told, ballots of a secret vote are deleted, and the applicant's officers and the office's
 * channel hear of it. A tie leaves the round `tied`, and asks the chair.
 */
export const endVote = async (turn: CaseTurn, before: VotingRound): Promise<VotingRound> => {
  const ballots = inSeatOrder(before, await turn.tx.ballots(before));
  const conclusion = conclude(before, ballots, { units: turn.units, casting: before.casting?.choice });
  const { verdict, tally, fastTrack } = conclusion;
  const ended = { ...before, ...(isTellable(before, conclusion) && { tally }) };
  if (verdict.verdict === 'tie') return leaveTied(turn, ended, ballots);
  const closed = closedRound(ended, ballots, { verdict, fastTrack });
  await turn.tx.saveRound(closed);
  await publish(turn, closed);
  const channel = (await turn.tx.hasOfficeChannel()) ? [OFFICE_CHANNEL] : [];
  await tell(turn, 'case-outcome', closed, [...officersOf(turn, closed), ...channel]);
  await logCase({ ...turn, actor: SELF }, 'close-vote', closed.caseKey, { after: told(closed, ballots) });
  return closed;
};

/** The round with its vote ended now; nothing is worked out yet. */
export const ending = (turn: BareTurn, round: VotingRound, endedBy: EndedBy): VotingRound => ({
  ...round,
  endedAt: turn.at,
  endedBy,
});
