import { actsForOffice, hasRole, livingPerson } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person, Role } from '../people.ts';
import { isAbsent } from '../stand-in.ts';
import type { Case } from './case.ts';
import { seatHeldBy, type VotingRound } from './voting-round.ts';

/** Roles of those who assess cases or decide on what comes of them. */
const assessing: readonly Role[] = [
  'operative-board',
  'operative-board-chair',
  'operative-board-deputy',
  'strategic-board',
  'strategic-chair',
];
/** Whether somebody assesses cases, or decides on what comes of them. */
export const assessesCases = (person: Person): boolean => assessing.some((role) => hasRole(person, role));

/** Roles that follow the cases of their own unit. */
const ofUnit: readonly Role[] = ['developer', 'manager', 'portfolio-manager'];

/** Whether somebody holds a seat in a round or has passed one on: a deputy who was called need have no role of the board's. */
const sitsIn = (round: VotingRound, { oid }: Person): boolean =>
  seatHeldBy(round, oid) !== undefined || round.passes.some((pass) => pass.oid === oid);

/**
 * Who may read a case, with its round as it is now, where it has one. The office reads drafts too; the boards, and
 * whoever has a seat, read what was opened, and the applicant's own people their own case. State representatives see
 * no applications, whatever other roles they have.
 */
export const mayReadCase = (
  person: Person,
  { kind, state, unit, affectedUnits }: Pick<Case, 'kind' | 'state' | 'unit' | 'affectedUnits'>,
  round?: VotingRound,
): boolean => {
  if (hasRole(person, 'state-observer')) return kind !== 'application' && state !== 'draft';
  if (actsForOffice(person)) return true;
  if (state === 'draft') return false;
  const concerns = person.unit === unit || affectedUnits.includes(person.unit);
  if (round && sitsIn(round, person)) return true;
  return assessesCases(person) || (concerns && ofUnit.some((role) => hasRole(person, role)));
};

/** Those who lead the board on a day: its chair, and the chair's deputy while the chair is away. */
export const chairsOn = (people: readonly Person[], day: IsoDate): Person[] =>
  people
    .filter((person) => hasRole(person, 'operative-board-chair'))
    .flatMap((chair) => {
      const deputy = isAbsent(chair, day) ? livingPerson(people, chair.deputyOid) : undefined;
      return deputy ? [chair, deputy] : [chair];
    });
