import {
  type Ballot,
  type Case,
  caseOf,
  chairsOn,
  holderOfSeat,
  mayReadCase,
  type Seat,
  type VotingRound,
} from '../programme/index.ts';
import type { CaseView } from './cards/case-parts.ts';
import type { Asking } from './deps.ts';
import { unitNames } from './unit-names.ts';

/** What reading takes. */
export type Reading = Omit<Asking, 'turn'>;

/** The last round of a case, or the one named; none while nobody has opened it. */
export const roundOf = (
  { state }: Pick<Reading, 'state'>,
  key: string,
  round?: number,
): VotingRound | undefined =>
  state.votingRounds.findLast(
    (known) => known.caseKey === key && (round === undefined || known.round === round),
  );

/**
 * A case as it stands: while a vote is on and after it, as the round has it, whatever somebody wrote in the list. A
 * draft of a later round is shown as the draft it is.
 */
export const caseNow = (reading: Pick<Reading, 'state'>, key: string): Case | undefined => {
  const known = reading.state.cases.find((item) => item.key === key);
  const round = roundOf(reading, key);
  return round && (known?.round ?? 0) <= round.round ? caseOf(round) : known;
};

/** The case, if the reader may read it. */
export const readableCase = (reading: Reading, key: string): Case | undefined => {
  const item = caseNow(reading, key);
  return item && mayReadCase(reading.person, item, roundOf(reading, key, item.round)) ? item : undefined;
};

/** Every case the reader may read: those under way by their deadlines first, then the newest. */
export const readableCases = (reading: Reading): Case[] => {
  const keys = new Set([
    ...reading.state.cases.map(({ key }) => key),
    ...reading.state.votingRounds.map(({ caseKey }) => caseKey),
  ]);
  const rank = ({ state }: Case) => ['open', 'draft', 'decided', 'withdrawn'].indexOf(state);
  return [...keys]
    .flatMap((key) => readableCase(reading, key) ?? [])
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.state === 'open'
          ? (a.deadline ?? '').localeCompare(b.deadline ?? '')
          : b.key.localeCompare(a.key)),
    );
};

/** What a card shows of a case. */
export const caseView = (
  reading: Pick<Reading, 'state' | 'tabUrl'>,
  item: Case,
  round: VotingRound | undefined,
): CaseView => ({
  item,
  unitName: unitNames(reading.state),
  tabUrl: reading.tabUrl({ case: item.key }),
  ...(round && { round }),
});

/** Where somebody stands in a round. */
export type Standing =
  | { kind: 'holder'; seat: Seat; ballot: Ballot | undefined }
  | { kind: 'passed'; seat: Seat }
  | { kind: 'none' };

export const standingIn = async (reading: Reading, round: VotingRound): Promise<Standing> => {
  const { oid } = reading.person;
  const held = round.seats.find((seat) => holderOfSeat(round, seat) === oid);
  if (held) {
    const ballot = await reading.ownBallot(round.caseKey, round.round, oid);
    return { kind: 'holder', seat: held, ballot };
  }
  const passed = round.passes.find((pass) => pass.oid === oid);
  const seat = round.seats.find(({ unit }) => unit === passed?.seat);
  return seat ? { kind: 'passed', seat } : { kind: 'none' };
};

export const leadsBoard = ({ state, person, day }: Reading): boolean =>
  chairsOn(state.people, day).some(({ oid }) => oid === person.oid);
