import { actsForOffice } from '../access.ts';
import type { Person } from '../people.ts';
import type { Case } from './case.ts';
import { mayReadCase } from './case-access.ts';
import { seatHeldBy, standingOf, type VotingRound } from './voting-round.ts';

/** A case as a list of them shows it. `own`: whether the reader has a seat that answered, or waits for them. */
export type CaseLine = Pick<Case, 'key' | 'title' | 'kind' | 'unit' | 'state' | 'round'> &
  Partial<Pick<Case, 'amount' | 'deadline' | 'outcome'>> & {
    seats?: { all: number; answered: number };
    own?: 'waiting' | 'answered';
  };

/** The case's round as it stands; a draft of a next round has none yet. */
export const roundNow = (item: Case, rounds: readonly VotingRound[]): VotingRound | undefined =>
  rounds.find(({ caseKey, round }) => caseKey === item.key && round === item.round);

const seatsOf = (round: VotingRound): NonNullable<CaseLine['seats']> => ({
  all: round.seats.length,
  answered: standingOf(round).filter(({ standing }) => standing === 'answered').length,
});

/** Whether the reader has answered for a seat they hold in an open round. */
export const ownStanding = (
  round: VotingRound,
  { oid }: Pick<Person, 'oid'>,
): CaseLine['own'] | undefined => {
  const seat = round.status === 'open' ? seatHeldBy(round, oid) : undefined;
  if (!seat) return undefined;
  return round.answered.some((answer) => answer.seat === seat.unit) ? 'answered' : 'waiting';
};

const lineOf = (item: Case, round: VotingRound | undefined, reader: Person): CaseLine => {
  const { key, title, kind, unit, state, round: number, amount, deadline, outcome } = item;
  const own = round && ownStanding(round, reader);
  return {
    ...{ key, title, kind, unit, state, round: number },
    ...(amount !== undefined && { amount }),
    ...(deadline && { deadline }),
    ...(outcome && { outcome }),
    ...(round?.status === 'open' && { seats: seatsOf(round) }),
    ...(own && { own }),
  };
};

const rank: Readonly<Record<Case['state'], number>> = { open: 0, draft: 1, decided: 2, withdrawn: 3 };
const byNumber = new Intl.Collator('en', { numeric: true });

/** The cases somebody may read: open ones first, then drafts, decided and withdrawn, the newest first. */
export const caseLines = (
  cases: readonly Case[],
  rounds: readonly VotingRound[],
  reader: Person,
): { cases: CaseLine[]; mayPrepare: boolean } => ({
  cases: cases
    .filter((item) => mayReadCase(reader, item, roundNow(item, rounds)))
    .sort((a, b) => rank[a.state] - rank[b.state] || byNumber.compare(b.key, a.key))
    .map((item) => lineOf(item, roundNow(item, rounds), reader)),
  mayPrepare: actsForOffice(reader),
});
