import type { Person, Role } from './people.ts';
import type { WorkItem } from './work.ts';

/** The roles that may act on every line. The communications adviser acts on own lines only. */
const officeRoles: readonly Role[] = ['programme-lead', 'programme-adviser', 'programme-officer'];

/** Somebody who left has no role any more. */
export const hasRole = (person: Person, role: Role): boolean => !person.left && person.roles.includes(role);

/** Whether a person acts on behalf of the programme office. */
export const actsForOffice = (person: Person): boolean => officeRoles.some((role) => hasRole(person, role));

/** The first person who holds a role, in the order of the people. */
export const holderOf = (people: readonly Person[], role: Role): Person | undefined =>
  people.find((person) => hasRole(person, role));

/** The person of an object id who has not left; the first row counts where somebody stands in the list twice. */
export const livingPerson = (people: readonly Person[], oid: string | undefined): Person | undefined => {
  const person = people.find((known) => known.oid === oid);
  return person?.left ? undefined : person;
};

/** Whether somebody may decide for whatever a person owns: that person, their deputy, and the programme office. */
export const decidesFor = (
  person: Person,
  ownerOid: string | undefined,
  people: readonly Person[],
): boolean => {
  if (person.left) return false;
  if (actsForOffice(person)) return true;
  const owner = livingPerson(people, ownerOid);
  return owner !== undefined && (owner.oid === person.oid || owner.deputyOid === person.oid);
};

/** Who may act on a line: its owner, the owner's deputy, and the programme office. Managers read. */
export const mayAct = (person: Person, item: WorkItem, people: readonly Person[]): boolean =>
  decidesFor(person, item.ownerOid, people);

/** Those who follow the whole programme. */
export const readsAll = (person: Person): boolean =>
  hasRole(person, 'programme-lead') || hasRole(person, 'strategic-chair');
