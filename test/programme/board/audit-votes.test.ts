import { describe, expect, it } from '@jest/globals';
import {
  type Action,
  auditVotes,
  type Ballot,
  commitmentOf,
  firstRules,
  type Vote,
  type VotesGiven,
  type VotingRound,
} from '../../../programme/index.ts';
import { anAction } from '../build.ts';
import { aClosedRound, aRound, CASE, deputyOf, memberOf, storyOf } from './build.ts';

const isVote = (vote: Vote): vote is Vote & { choice: NonNullable<Vote['choice']> } =>
  vote.choice !== undefined;

const ballotsOf = (round: VotingRound): Ballot[] =>
  round.votes
    .filter(isVote)
    .map(({ caseKey, round: number, seat, voterOid, choice, reason, castAt }, at) => ({
      ...{ caseKey, round: number, seat, voterOid, choice, castAt, salt: `${at}`.padStart(64, '0') },
      ...(reason && { reason }),
    }));

const entry = (verb: Action['verb'], after: Action['after']): Action =>
  anAction({ verb, list: 'TfCases', key: CASE, before: {}, after });
const answered = (ballot: Ballot): Action =>
  entry('answer', { round: ballot.round, seat: ballot.seat, commitment: commitmentOf(ballot) });

const round = aClosedRound();
const ballots = ballotsOf(round);
const answers = ballots.map(answered);
const toldOf = (of: VotingRound): Action[] => storyOf(of).map(({ verb, after }) => entry(verb, after));
const story = toldOf(round);
const whole: VotesGiven = {
  rounds: [round],
  ballots,
  entries: [...story, ...answers],
  rows: round.votes,
  minutes: [],
  unreadable: new Set(),
};

const findings = (changes: Partial<VotesGiven>): string[] =>
  auditVotes({ ...whole, ...changes })
    .filter(({ finding }) => finding !== 'proved')
    .map(({ key, finding }) => `${key} ${finding}`);
const of = (seat: string) => `${CASE}/1/${seat}`;
const changed = (seat: string, change: Partial<Vote>) =>
  round.votes.map((vote) => (vote.key === of(seat) ? { ...vote, ...change } : vote));

describe('an audit of votes', () => {
  it('proves every vote that list, record, ballot and log agree on, and every recusal', () => {
    expect(auditVotes(whole)).toEqual(round.votes.map(({ key }) => ({ key, finding: 'proved' })));
  });

  it('goes by a seat’s last word before the end', () => {
    const [first] = ballots;
    if (!first) throw new Error('no ballot');
    const before = answered({ ...first, choice: 'abstain', salt: 'f'.repeat(64) });
    expect(findings({ entries: [before, ...whole.entries] })).toEqual([]);
    expect(findings({ entries: [...whole.entries, before] })).toEqual([
      `${of(first.seat)} commitment-differs`,
    ]);
  });

  it('names a row of the list that was edited, deleted, made unreadable or put there by hand', () => {
    expect(findings({ rows: changed('BGO', { choice: 'not-recommend' }) })).toEqual([
      `${of('BGO')} row-differs`,
    ]);
    expect(findings({ rows: changed('BAL/1', { passed: 'family' }) })).toEqual([
      `${of('BAL/1')} row-differs`,
    ]);
    expect(findings({ rows: round.votes.filter(({ key }) => key !== of('BBJ')) })).toEqual([
      `${of('BBJ')} row-missing`,
    ]);
    expect(findings({ unreadable: new Set([of('BSR')]) })).toEqual([`${of('BSR')} row-unreadable`]);
    const strange = { ...round.votes[0], key: of('UDE'), seat: 'UDE' } as const;
    expect(findings({ rows: [...round.votes, { ...aVote(), ...strange }] })).toEqual([
      `${of('UDE')} row-strange`,
    ]);
  });

  it('names a record that was changed in the store: a vote, a ballot, or both together', () => {
    const votes = changed('BGO', { choice: 'not-recommend' });
    expect(findings({ rounds: [{ ...round, votes }], rows: votes })).toEqual([`${of('BGO')} vote-differs`]);
    const forged = ballots.map((ballot) =>
      ballot.seat === 'BGO' ? { ...ballot, choice: 'not-recommend' as const } : ballot,
    );
    expect(findings({ rounds: [{ ...round, votes }], rows: votes, ballots: forged })).toEqual([
      `${of('BGO')} commitment-differs`,
    ]);
    expect(findings({ ballots: ballots.filter(({ seat }) => seat !== 'BGO') })).toEqual([
      `${of('BGO')} ballot-missing`,
    ]);
  });

  it('names a vote the log has and the record lacks, and one the log has no commitment to', () => {
    const votes = round.votes.filter(({ key }) => key !== of('BSN'));
    expect(findings({ rounds: [{ ...round, votes }], rows: votes })).toEqual([`${of('BSN')} vote-missing`]);
    expect(findings({ entries: [...story, ...answers.slice(1)] })).toEqual([`${of('BBJ')} no-commitment`]);
  });

  it('counts no word of a seat that was passed on afterwards', () => {
    const passed = entry('pass-seat', { round: 1, seat: 'UDE', oid: memberOf('UDE'), passed: 'family' });
    const word = entry('answer', { round: 1, seat: 'UDE', commitment: 'a'.repeat(64) });
    const at = '2025-03-26T10:00:00Z';
    const passes = [...round.passes, { seat: 'UDE', oid: memberOf('UDE'), reason: 'family', at } as const];
    const rounds = [{ ...round, passes }];
    expect(findings({ rounds, entries: [...whole.entries, word, passed] })).toEqual([]);
    expect(findings({ rounds, entries: [...whole.entries, passed, word] })).toEqual([
      `${of('UDE')} vote-missing`,
    ]);
  });

  it('of a secret ballot counts answers against totals, and proves recusals', () => {
    const secret = { ...round, rules: { ...firstRules, secretBallot: true } };
    const votes = round.votes.filter((vote) => !isVote(vote));
    const closed = { ...secret, votes };
    const own = toldOf(closed);
    const given = { rounds: [closed], rows: votes, ballots: [], entries: [...own, ...answers] };
    expect(findings(given)).toEqual([]);
    expect(findings({ ...given, entries: [...own, ...answers.slice(1)] })).toEqual([
      `${CASE}/1 count-differs`,
    ]);
    const untold = { ...closed, tally: undefined };
    expect(findings({ ...given, rounds: [untold], entries: [...toldOf(untold), ...answers] })).toEqual([]);
  });

  it('says nothing of a round that is open or withdrawn, and finds a row that tells of one', () => {
    const open = aRound({ answered: [{ seat: 'BBJ', oid: deputyOf('BBJ'), at: '2025-03-26T10:00:00Z' }] });
    const entries = [...toldOf(open), ...answers];
    expect(findings({ rounds: [open], rows: [], entries })).toEqual([]);
    expect(findings({ rounds: [open], rows: [aVote()], entries })).toEqual([`${of('BBJ')} row-strange`]);
    expect(
      auditVotes({ ...whole, rounds: [{ ...round, status: 'withdrawn', votes: [] }], rows: [] }),
    ).toEqual([]);
  });
});

function aVote(): Vote {
  const [vote] = round.votes;
  if (!vote) throw new Error('no vote');
  return vote;
}
