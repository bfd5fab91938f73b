import { z } from 'zod';
import { hasRole, livingPerson } from '../access.ts';
import type { Person } from '../people.ts';
import { type Unit, UnitCode } from '../units.ts';
import type { Case } from './case.ts';

/** One vote of the board: a unit's, held by its member or, when that one cannot, by the deputy. Fixed at opening. */
export const Seat = z.object({
  unit: UnitCode,
  memberOid: z.guid().optional(),
  deputyOid: z.guid().optional(),
});
export type Seat = z.infer<typeof Seat>;

/** Why the board cannot be seated: two members in one unit, or one person as member of two. */
export type SeatFault =
  | { reason: 'two-members'; unit: UnitCode; names: string[] }
  | { reason: 'member-twice'; name: string; units: UnitCode[] };

export type Seating = { seats: Seat[]; faults: SeatFault[] };

const isMember = (person: Person): boolean => hasRole(person, 'operative-board');

/** One human may stand in the list under two object ids; the address tells. */
const sameHuman = (a: Person, b: Person): boolean =>
  a.oid === b.oid || (a.mail !== '' && a.mail.toLowerCase() === b.mail.toLowerCase());

const faultsOf = (members: readonly Person[]): SeatFault[] => {
  const units = [...new Set(members.map(({ unit }) => unit))];
  const doubled = units.flatMap((unit): SeatFault[] => {
    const names = members.filter((member) => member.unit === unit).map(({ name }) => name);
    return names.length > 1 ? [{ reason: 'two-members', unit, names }] : [];
  });
  const twice = members.flatMap((member, at): SeatFault[] => {
    const other = members
      .slice(at + 1)
      .find((later) => later.unit !== member.unit && sameHuman(later, member));
    return other ? [{ reason: 'member-twice', name: member.name, units: [member.unit, other.unit] }] : [];
  });
  return [...doubled, ...twice];
};

/** Who could stand in for a seat, the member's own deputy first. */
const deputiesFor = (unit: UnitCode, member: Person | undefined, people: readonly Person[]): Person[] => {
  const own = livingPerson(people, member?.deputyOid);
  const ofUnit = people.filter((person) => person.unit === unit && hasRole(person, 'operative-board-deputy'));
  return own ? [own, ...ofUnit] : ofUnit;
};

// A briefing is only told; everything else is voted on by every unit that has a seat.
const unitsThatVote = (units: readonly Unit[], { kind }: Pick<Case, 'kind'>): UnitCode[] =>
  kind === 'briefing' ? [] : units.filter((unit) => unit.kind !== 'office').map(({ code }) => code);

// State representatives see no applications, whatever other roles they have.
const ableToSit = (people: readonly Person[], { kind }: Pick<Case, 'kind'>): readonly Person[] =>
  kind === 'application' ? people.filter((person) => !hasRole(person, 'state-observer')) : people;

/**
 * The seats of a case: one for each district and the agency, in the order of the units. Nobody is in two of them: a
 * member is nobody's deputy, and a deputy of several units is the deputy of the first.
 */
export const seatsOf = (
  everybody: readonly Person[],
  units: readonly Unit[],
  item: Pick<Case, 'kind'>,
): Seating => {
  const people = ableToSit(everybody, item);
  const voting = unitsThatVote(units, item);
  const members = people.filter((person) => isMember(person) && voting.includes(person.unit));
  const taken = [...members];
  const seats = voting.map((unit): Seat => {
    const member = members.find((person) => person.unit === unit);
    const deputy = deputiesFor(unit, member, people).find(
      (person) => !taken.some((other) => sameHuman(other, person)),
    );
    if (deputy) taken.push(deputy);
    return { unit, ...(member && { memberOid: member.oid }), ...(deputy && { deputyOid: deputy.oid }) };
  });
  return { seats, faults: faultsOf(members) };
};
