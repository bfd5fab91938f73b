import { actsForOffice } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import type { UnitCode } from '../units.ts';
import type { Ballot } from './ballot.ts';
import { type Case, type CaseDocument, documentsOf, type Tally } from './case.ts';
import { assessesCases, chairsOn } from './case-access.ts';
import { ownStanding, roundNow } from './case-lines.ts';
import { quorumOf } from './outcome.ts';
import type { Choice, PassReason } from './vote.ts';
import { type SeatStanding, standingOf, type VotingRound } from './voting-round.ts';

/** A seat as its case's page shows it: who holds it and whether it answered; how, only once the vote has ended. */
export type SeatView = {
  unit: UnitCode;
  holder?: string;
  standing: SeatStanding['standing'];
  /** Who passed it on; the grounds stand in the minutes. */
  passed: string[];
  vote?: { choice: Choice; reason?: string };
};

export type RoundView = Pick<VotingRound, 'round' | 'status' | 'openedAt' | 'deadline'> &
  Partial<Pick<VotingRound, 'endedAt' | 'endedBy' | 'because'>> & {
    extensions: { deadline: string; reason: string }[];
    secret: boolean;
    quorum: number;
    /** For those who assess cases, and the office. */
    seats?: SeatView[];
    /** Once the vote has ended. */
    tally?: Tally;
    casting?: { choice: Choice; reason?: string };
  };

/** What somebody said last for their own seat. */
export type OwnBallot = { choice: Choice; reason?: string; castAt: string };

export const caseActs = [
  'edit',
  'open',
  'extend',
  'withdraw',
  'reopen',
  'close',
  'vote',
  'break-tie',
] as const;
export type CaseAct = (typeof caseActs)[number];

/** One case as somebody may see it. */
export type CaseView = {
  item: Omit<Case, 'documents'> & { documents: CaseDocument[]; documentLines?: string };
  round?: RoundView;
  own?: { standing: 'waiting' | 'answered'; ballot?: OwnBallot };
  /** Why the reader's own seat went on, where it did. */
  passed?: PassReason;
  may: CaseAct[];
};

export type CaseGiven = {
  item: Case;
  rounds: readonly VotingRound[];
  people: readonly Person[];
  reader: Person;
  today: IsoDate;
  /** The reader's own ballot, and nobody else's. */
  ownBallot: Ballot | undefined;
};

const seesSeats = (reader: Person): boolean => actsForOffice(reader) || assessesCases(reader);

const seatViews = (round: VotingRound, people: readonly Person[]): SeatView[] => {
  const nameOf = (oid: string | undefined) => people.find((person) => person.oid === oid)?.name;
  return standingOf(round).map(({ seat: { unit }, holderOid, standing, passes }) => {
    const vote =
      round.status === 'closed' ? round.votes.find((one) => one.seat === unit && one.choice) : undefined;
    const holder = nameOf(holderOid);
    return {
      ...{ unit, standing, passed: passes.flatMap(({ oid }) => nameOf(oid) ?? []) },
      ...(holder && { holder }),
      ...(vote?.choice && { vote: { choice: vote.choice, ...(vote.reason && { reason: vote.reason }) } }),
    };
  });
};

const roundView = (round: VotingRound, { people, reader }: CaseGiven): RoundView => {
  const { status, openedAt, deadline, endedAt, endedBy, because, tally, casting, rules } = round;
  const hasEnded = status === 'closed' || status === 'tied';
  return {
    ...{
      round: round.round,
      status,
      openedAt,
      deadline,
      secret: rules.secretBallot,
      quorum: quorumOf(round),
    },
    extensions: round.extensions.map(({ deadline: until, reason }) => ({ deadline: until, reason })),
    ...(endedAt && { endedAt }),
    ...(endedBy && { endedBy }),
    ...(because && { because }),
    ...(seesSeats(reader) && { seats: seatViews(round, people) }),
    ...(hasEnded && tally && { tally }),
    ...(hasEnded &&
      casting && { casting: { choice: casting.choice, ...(casting.reason && { reason: casting.reason }) } }),
  };
};

const actsOf = ({ item, reader, people, today }: CaseGiven, round: VotingRound | undefined): CaseAct[] => {
  const office = actsForOffice(reader);
  const leads = chairsOn(people, today).some(({ oid }) => oid === reader.oid);
  const isOpen = round?.status === 'open';
  const isTied = round?.status === 'tied';
  const can: Record<CaseAct, boolean> = {
    edit: office && item.state === 'draft',
    open: office && item.state === 'draft' && item.kind !== 'briefing',
    extend: office && isOpen,
    withdraw: office && (isOpen || isTied || item.state === 'draft'),
    reopen: office && (item.state === 'decided' || item.state === 'withdrawn'),
    close: leads && isOpen,
    vote: round !== undefined && ownStanding(round, reader) !== undefined,
    'break-tie': leads && isTied,
  };
  return caseActs.filter((act) => can[act]);
};

const ownOf = (round: VotingRound, { reader, ownBallot }: CaseGiven): Pick<CaseView, 'own' | 'passed'> => {
  const standing = ownStanding(round, reader);
  const passed = round.passes.find(({ oid }) => oid === reader.oid)?.reason;
  const ballot = ownBallot && {
    choice: ownBallot.choice,
    castAt: ownBallot.castAt,
    ...(ownBallot.reason && { reason: ownBallot.reason }),
  };
  return {
    ...(standing && { own: { standing, ...(ballot && { ballot }) } }),
    ...(passed && { passed }),
  };
};

/** A case as one person may see it. What others chose is nowhere in it until the vote has ended. */
export const caseView = (given: CaseGiven): CaseView => {
  const { documents, ...item } = given.item;
  const round = roundNow(given.item, given.rounds);
  const may = actsOf(given, round);
  return {
    item: {
      ...item,
      documents: documentsOf({ documents }),
      ...(may.includes('edit') && documents && { documentLines: documents }),
    },
    ...(round && { round: roundView(round, given), ...ownOf(round, given) }),
    may,
  };
};
