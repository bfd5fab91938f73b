import { livingPerson } from '../access.ts';
import { refuseFaulty, type UseCaseDeps } from '../act.ts';
import { valuesOf } from '../actions.ts';
import { type IsoDate, osloDayOf } from '../dates.ts';
import { readForm } from '../forms.ts';
import type { Person } from '../people.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { isAbsent } from '../stand-in.ts';
import type { UnitCode } from '../units.ts';
import { type BoardRules, rulesOn } from './board-rules.ts';
import type { Case } from './case.ts';
import { deadlineOn } from './case-deadline.ts';
import { OpenForm } from './case-forms.ts';
import { caseOf } from './case-record.ts';
import { askedIn, textHashOf } from './case-text.ts';
import { atCase, type CaseTurn, chairs, logCase, refuseUnlessOffice, tell } from './case-turn.ts';
import { agencyIn, FEWEST_SECRET } from './outcome.ts';
import { type Seat, type SeatFault, seatsOf } from './seat.ts';
import { holderOfSeat, type Pass, type VotingRound } from './voting-round.ts';

/** A case that was opened, and what the office should know of its board. */
export type Opened = {
  item: Case;
  round: VotingRound;
  /** Seats nobody stands in for. */
  withoutDeputy: UnitCode[];
  /** Seats nobody holds. */
  vacant: UnitCode[];
};

const refuseSeating = (key: string, [fault]: readonly SeatFault[]): void => {
  if (fault?.reason === 'two-members')
    throw new Refusal('two-members', { key, unit: fault.unit, names: fault.names.join(', ') });
  if (fault?.reason === 'member-twice')
    throw new Refusal('member-twice', { key, name: fault.name, units: fault.units.join(', ') });
};

const refuseUnready = (item: Case): void => {
  const { key, kind, state, text, affectedUnits, amount } = item;
  if (state !== 'draft') throw new Refusal('case-not-draft', { key });
  if (kind === 'briefing') throw new Refusal('briefing-has-no-vote', { key });
  if (!text) throw new Refusal('case-text-missing', { key });
  if (affectedUnits.length === 0) throw new Refusal('no-affected-units', { key });
  if (kind === 'application' && amount === undefined) throw new Refusal('amount-missing', { key });
};

const isAwayThroughout = (person: Person | undefined, from: IsoDate, to: IsoDate): boolean =>
  person === undefined ||
  (isAbsent(person, from) &&
    isAbsent(person, to) &&
    (person.absentTo === undefined || person.absentTo >= to));

/** Who cannot answer before the deadline, being away until then or having left: their seats pass on. */
export const awayPasses = (
  seats: readonly Seat[],
  people: readonly Person[],
  { today, deadline, at }: { today: IsoDate; deadline: string; at: string },
): Pass[] =>
  seats.flatMap(({ unit, memberOid, deputyOid }) =>
    [memberOid, deputyOid].flatMap((oid) =>
      oid !== undefined && isAwayThroughout(livingPerson(people, oid), today, osloDayOf(deadline))
        ? [{ seat: unit, oid, reason: 'absent' as const, at }]
        : [],
    ),
  );

const refuseUnseated = (
  key: string,
  { seats, passes }: Pick<VotingRound, 'seats' | 'passes'>,
  rules: BoardRules,
) => {
  const held = seats.filter((seat) => holderOfSeat({ passes }, seat) !== undefined).length;
  if (held === 0) throw new Refusal('no-seats', { key });
  if (rules.secretBallot && held < FEWEST_SECRET)
    throw new Refusal('too-few-for-secret', { key, seats: String(held), fewest: String(FEWEST_SECRET) });
};

/** The round a draft is of, by the rounds there were: the list's own number may have been edited by hand. */
const numberAfter = (last: VotingRound | undefined, key: string): number => {
  if (!last) return 1;
  if (!last.reopened) throw new Refusal('case-not-draft', { key });
  return last.round + 1;
};

const roundOf = (
  turn: CaseTurn,
  draft: Case,
  { day, last }: { day: IsoDate | undefined; last: VotingRound | undefined },
): VotingRound => {
  const { key } = draft;
  const item = { ...draft, round: numberAfter(last, key) };
  const rules = rulesOn(turn.settings, turn.today);
  if (!rules) throw new Refusal('rules-unclear', { key });
  const deadline = deadlineOn(turn, day, rules);
  const { seats, faults } = seatsOf(turn.people, turn.units, item);
  refuseSeating(key, faults);
  const passes = awayPasses(seats, turn.people, { ...turn, deadline });
  refuseUnseated(key, { seats, passes }, rules);
  const asked = askedIn(item);
  return {
    ...{ caseKey: key, round: item.round, asked, textHash: textHashOf(asked), status: 'open' },
    ...{ openedAt: turn.at, openedBy: turn.actor, deadline, extensions: [], rules, seats, passes },
    agency: agencyIn(turn.units),
    ...{ answered: [], votes: [], ...(last?.reopened && { reason: last.reopened.reason }) },
  };
};

/**
 * Opens the vote on a draft: its text is hashed and locked, the seats are filled, and everybody who holds one gets a
 * ballot. For the programme office.
 */
export const openCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Opened> => {
    const { key, deadline } = readForm(OpenForm, form);
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const { tx } = turn;
      refuseFaulty(await tx.faults(), ['TfCases'], key);
      const draft = await tx.hold('TfCases', key);
      if (!draft) throw new Refusal('case-missing', { key });
      refuseUnready(draft);
      const round = roundOf(turn, draft, {
        day: deadline ?? (draft.deadline && osloDayOf(draft.deadline)),
        last: await tx.holdRound(key),
      });
      const item = caseOf(round);
      const holders = round.seats.map((seat) => holderOfSeat(round, seat));
      await tx.saveRound(round);
      await tx.save('TfCases', item);
      await tell(turn, 'ballot', round, holders);
      await tell(turn, 'chair-case', round, chairs(turn));
      const { textHash, rules, seats, passes, round: number } = round;
      await logCase(turn, 'open-vote', key, {
        after: valuesOf({ round: number, textHash, deadline: round.deadline, rules, seats, passes }),
      });
      return {
        ...{ item, round },
        withoutDeputy: seats.filter(({ deputyOid }) => deputyOid === undefined).map(({ unit }) => unit),
        vacant: seats.filter((_, at) => holders[at] === undefined).map(({ unit }) => unit),
      };
    });
  };
