import type { Action } from '../actions.ts';
import { sameValue } from '../canonical-json.ts';
import type { UnitCode } from '../units.ts';
import { auditRound, roundFindings } from './audit-rounds.ts';
import { type Ballot, commitmentOf } from './ballot.ts';
import type { Minutes } from './minutes.ts';
import { minutesAgree } from './minutes-agree.ts';
import type { Vote } from './vote.ts';
import type { VotingRound } from './voting-round.ts';

/**
 * What an auditor finds of one vote. `proved`: the list, the record, the ballot with its salt and the commitment in the
 * log all say the same. The others name what does not: the log has no commitment to it, or one to something else; the
 * ballot is gone; the record is another than the ballot, or lacks a vote the log has; the row of the list is another,
 * gone, unreadable, or of no vote at all. `count-differs`: a secret ballot has other totals than the log has answers.
 * `minutes-differ`: the minutes that were kept tell something else of the round than its record.
 */
export const voteFindings = [
  'proved',
  'no-commitment',
  'commitment-differs',
  'ballot-missing',
  'vote-differs',
  'vote-missing',
  'row-differs',
  'row-missing',
  'row-unreadable',
  'row-strange',
  'count-differs',
  'minutes-differ',
  ...roundFindings,
] as const;
export type VoteFinding = (typeof voteFindings)[number];

/** A finding, by the key of the vote's row in TfVotes, or of the round. */
export type VoteCheck = { key: string; finding: VoteFinding };

/** All that tells of a case's votes: entries of the log on it, oldest first, and its rows of TfVotes. */
export type VotesGiven = {
  rounds: readonly VotingRound[];
  /** Of rounds that were closed and not secret. */
  ballots: readonly Ballot[];
  entries: readonly Action[];
  rows: readonly Vote[];
  /** Those that were kept of the rounds. */
  minutes: readonly Minutes[];
  /** Keys of rows that cannot be read at present. */
  unreadable: ReadonlySet<string>;
};

const isOf = ({ after }: Action, { round, seat }: { round: number; seat: UnitCode }): boolean =>
  after.round === round && after.seat === seat;

/** The commitment a seat's last word left in the log; none when the seat was passed on after it. */
const commitmentTo = (
  entries: readonly Action[],
  at: { round: number; seat: UnitCode },
): string | undefined => {
  const last = entries.findLast(
    (entry) => (entry.verb === 'answer' || entry.verb === 'pass-seat') && isOf(entry, at),
  );
  const commitment = last?.verb === 'answer' ? last.after.commitment : undefined;
  return typeof commitment === 'string' ? commitment : undefined;
};

const said = ({
  voterOid,
  choice,
  reason,
  castAt,
}: Pick<Vote, 'voterOid' | 'choice' | 'reason' | 'castAt'>) => ({
  ...{ voterOid, choice, castAt },
  ...(reason && { reason }),
});

const recordFinding = (vote: Vote, { ballots, entries }: VotesGiven): VoteFinding => {
  const commitment = commitmentTo(entries, vote);
  if (commitment === undefined) return 'no-commitment';
  const ballot = ballots.find(
    ({ caseKey, round, seat }) => caseKey === vote.caseKey && round === vote.round && seat === vote.seat,
  );
  if (!ballot) return 'ballot-missing';
  if (commitmentOf(ballot) !== commitment) return 'commitment-differs';
  return sameValue(said(vote), said(ballot)) ? 'proved' : 'vote-differs';
};

// SharePoint answers an empty yes/no column with no.
const plain = (row: Vote): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== false));

const rowFinding = ({ key, ...vote }: Vote, { rows, unreadable }: VotesGiven): VoteFinding => {
  if (unreadable.has(key)) return 'row-unreadable';
  const row = rows.find((one) => one.key === key);
  if (!row) return 'row-missing';
  return sameValue(plain(row), plain({ key, ...vote })) ? 'proved' : 'row-differs';
};

const votesChecked = (round: VotingRound, given: VotesGiven): VoteCheck[] =>
  round.votes.map((vote) => {
    const record = vote.choice === undefined ? 'proved' : recordFinding(vote, given);
    return { key: vote.key, finding: record === 'proved' ? rowFinding(vote, given) : record };
  });

const seatsAnswered = ({ round, seats }: VotingRound, { entries }: VotesGiven): UnitCode[] =>
  seats.flatMap(({ unit }) => (commitmentTo(entries, { round, seat: unit }) === undefined ? [] : [unit]));

const votesLacking = (round: VotingRound, given: VotesGiven): VoteCheck[] =>
  seatsAnswered(round, given)
    .filter((seat) => !round.votes.some((vote) => vote.seat === seat && vote.choice !== undefined))
    .map((seat) => ({ key: `${round.caseKey}/${round.round}/${seat}`, finding: 'vote-missing' }));

/** A secret ballot of too few votes has no totals, and then there is nothing to count. */
const countOff = (round: VotingRound, given: VotesGiven): VoteCheck[] => {
  const { tally, caseKey, round: number } = round;
  if (!tally || tally.for + tally.against + tally.abstained === seatsAnswered(round, given).length) return [];
  return [{ key: `${caseKey}/${number}`, finding: 'count-differs' }];
};

const minutesOff = (round: VotingRound, { minutes }: VotesGiven): VoteCheck[] => {
  const { caseKey, round: number } = round;
  const kept = minutes.filter((one) => one.caseKey === caseKey && one.round === number);
  if (kept.every((one) => minutesAgree(one, round))) return [];
  return [{ key: `${caseKey}/${number}`, finding: 'minutes-differ' }];
};

const roundChecked = (round: VotingRound, given: VotesGiven): VoteCheck[] => {
  const key = `${round.caseKey}/${round.round}`;
  const whole: VoteCheck[] = [
    ...auditRound(round, given.entries).map((finding) => ({ key, finding })),
    ...minutesOff(round, given),
  ];
  if (round.status !== 'closed') return whole;
  const checks = votesChecked(round, given);
  return [
    ...checks,
    ...whole,
    ...(round.rules.secretBallot ? countOff(round, given) : votesLacking(round, given)),
  ];
};

/** Holds the votes of a case that are told against the ballots, the log and the list; every vote has one finding. */
export const auditVotes = (given: VotesGiven): VoteCheck[] => {
  const known = new Set(given.rounds.flatMap(({ votes }) => votes.map(({ key }) => key)));
  const strange = given.rows.filter(({ key }) => !known.has(key));
  return [
    ...given.rounds.flatMap((round) => roundChecked(round, given)),
    ...strange.map(({ key }): VoteCheck => ({ key, finding: 'row-strange' })),
  ];
};
