import { actsForOffice, hasRole, livingPerson, readsAll } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import { askedAbout } from '../stand-in.ts';
import type { UnitCode } from '../units.ts';
import type { UnitReport } from './unit-report.ts';

/** Who answers for a unit, in the order they are asked: its developer, else who leads its portfolio, else its manager. */
const answering = ['developer', 'portfolio-manager', 'manager'] as const;

/** Whose task a unit's answer is: the one it was handed over to, else its developer. */
export const officerOf = (
  people: readonly Person[],
  unit: UnitCode,
  report?: Pick<UnitReport, 'answers'>,
): Person | undefined => {
  const holder = livingPerson(people, report?.answers.holderOid);
  const ofUnit = answering.flatMap((role) =>
    people.filter((person) => person.unit === unit && hasRole(person, role)),
  );
  return holder ?? ofUnit[0];
};

/** Who is asked on a day: the officer, or whoever stands in while the officer is away. */
export const askedFor = (
  people: readonly Person[],
  unit: UnitCode,
  day: IsoDate,
  report?: Pick<UnitReport, 'answers'>,
): Person | undefined => {
  const officer = officerOf(people, unit, report);
  return officer && askedAbout({ ownerOid: officer.oid }, people, day);
};

/** Who may answer for a unit: everybody of the unit, the deputies of those who answer for it, and the office. */
export const mayAnswerFor = (
  person: Person,
  unit: UnitCode,
  people: readonly Person[],
  report?: Pick<UnitReport, 'answers'>,
): boolean => {
  if (person.left) return false;
  if (person.unit === unit || actsForOffice(person)) return true;
  return people.some(
    (other) =>
      !other.left &&
      other.deputyOid === person.oid &&
      (officerOf(people, unit, report)?.oid === other.oid ||
        (other.unit === unit && hasRole(other, 'developer'))),
  );
};

/** Who sees every unit's part of a round: the office, the strategic chair and the agency's portfolio manager. */
export const readsEveryUnit = (person: Person): boolean =>
  actsForOffice(person) || readsAll(person) || hasRole(person, 'portfolio-manager');
