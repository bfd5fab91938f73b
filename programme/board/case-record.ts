import type { Ballot } from './ballot.ts';
import type { Case } from './case.ts';
import type { Vote } from './vote.ts';
import type { VotingRound } from './voting-round.ts';

const stateOf = ({ status }: VotingRound): Case['state'] => {
  if (status === 'withdrawn') return 'withdrawn';
  return status === 'closed' ? 'decided' : 'open';
};

/** The row of a case as its round has it: what TfCases is to hold, whatever somebody wrote there. */
export const caseOf = (round: VotingRound): Case => {
  const { asked, textHash, openedAt, deadline, outcome, conditions, fastTrack, tally, status } = round;
  const isClosed = status === 'closed';
  return {
    ...asked,
    textHash,
    state: stateOf(round),
    openedAt,
    deadline,
    ...(isClosed && outcome && { outcome }),
    ...(isClosed && conditions && { conditions }),
    ...(isClosed && fastTrack && { fastTrack }),
    ...(isClosed && tally && { totals: tally }),
  };
};

const passRows = ({ caseKey, round, asked: { title }, passes }: VotingRound): Vote[] =>
  passes.map(({ seat, oid, reason, at }, index) => {
    const earlier = passes.slice(0, index).filter((pass) => pass.seat === seat).length;
    return {
      ...{ key: `${caseKey}/${round}/${seat}/${earlier + 1}`, title, caseKey, round, seat },
      voterOid: oid,
      recused: reason !== 'absent',
      passed: reason,
      castAt: at,
    };
  });

const voteRow = ({ asked: { title } }: VotingRound, ballot: Ballot): Vote => {
  const { caseKey, round, seat, voterOid, choice, reason, castAt } = ballot;
  const key = `${caseKey}/${round}/${seat}`;
  return {
    key,
    title,
    caseKey,
    round,
    seat,
    voterOid,
    choice,
    ...(reason && { reason }),
    recused: false,
    castAt,
  };
};

/** The rows of TfVotes a round leaves: who was recused or away, and, unless it was secret, what each seat said. */
export const votesOf = (round: VotingRound, ballots: readonly Ballot[]): Vote[] => [
  ...(round.rules.secretBallot ? [] : ballots.map((ballot) => voteRow(round, ballot))),
  ...passRows(round),
];

/**
 * The conditions of all who set any, each once: in the order of the seats, or, when the ballot was secret, by the
 * alphabet, so that the order tells nobody's.
 */
export const conditionsIn = (
  { rules }: Pick<VotingRound, 'rules'>,
  ballots: readonly Pick<Ballot, 'choice' | 'reason'>[],
): string | undefined => {
  const set = ballots.flatMap(({ choice, reason }) =>
    choice === 'recommend-with-conditions' && reason ? [reason] : [],
  );
  const each = [...new Set(set)];
  return (rules.secretBallot ? each.sort() : each).join('\n') || undefined;
};
