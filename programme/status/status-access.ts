import { actsForOffice, decidesFor, hasRole, holderOf, livingPerson } from '../access.ts';
import type { IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import type { Project } from '../projects.ts';
import { askedAbout } from '../stand-in.ts';

/** Who leads a project beside its manager and owner, in the order they are asked. */
const leading = ['portfolio-manager', 'manager'] as const;

const leadsUnit = (person: Person, { unit }: Project): boolean =>
  person.unit === unit && leading.some((role) => hasRole(person, role));

const isDeputyOf = (person: Person, people: readonly Person[], fits: (other: Person) => boolean): boolean =>
  people.some((other) => !other.left && other.deputyOid === person.oid && fits(other));

const decides = (person: Person, { managerOid, ownerOid }: Project, people: readonly Person[]): boolean =>
  [managerOid, ownerOid].some((oid) => decidesFor(person, oid, people));

/**
 * Who may report a project's status: its manager and owner, its unit's developers and leaders, the deputies of these,
 * and the programme office.
 */
export const mayReport = (person: Person, project: Project, people: readonly Person[]): boolean => {
  if (person.left) return false;
  const isOfUnit = (other: Person) =>
    (other.unit === project.unit && hasRole(other, 'developer')) || leadsUnit(other, project);
  return decides(person, project, people) || isOfUnit(person) || isDeputyOf(person, people, isOfUnit);
};

/** Who may publish: the project's manager and owner, its unit's leaders, the deputies of these, and the office. */
export const mayPublish = (person: Person, project: Project, people: readonly Person[]): boolean => {
  if (person.left) return false;
  const leads = (other: Person) => leadsUnit(other, project);
  return decides(person, project, people) || leads(person) || isDeputyOf(person, people, leads);
};

/**
 * Who is asked to publish a project's report on a day: its manager, else its owner, else who leads its unit, else the
 * programme lead; or whoever stands in for them while they are away.
 */
export const leadOf = (project: Project, people: readonly Person[], day: IsoDate): Person | undefined => {
  const ofUnit = leading.flatMap((role) =>
    people.filter((person) => person.unit === project.unit && hasRole(person, role)),
  );
  const lead = [
    livingPerson(people, project.managerOid),
    livingPerson(people, project.ownerOid),
    ...ofUnit,
    holderOf(people, 'programme-lead'),
  ].find((person) => person !== undefined);
  return lead && (askedAbout({ ownerOid: lead.oid }, people, day) ?? lead);
};

/** Roles of people who meet structural obstacles in their work. */
const meeting = [
  'developer',
  'portfolio-manager',
  'manager',
  'operative-board',
  'operative-board-deputy',
] as const;

/** Who may report an obstacle, for one's own unit; the programme office for any. */
export const mayReportObstacle = (person: Person): boolean =>
  actsForOffice(person) || meeting.some((role) => hasRole(person, role));
