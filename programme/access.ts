import type { Person, Role } from './people.ts';
import type { WorkItem } from './work.ts';

/** The roles that may act on every line. The communications adviser acts on own lines only. */
const officeRoles: readonly Role[] = ['programme-lead', 'programme-adviser', 'programme-officer'];

export const hasRole = (person: Person, role: Role): boolean => person.roles.includes(role);

/** Whether a person acts on behalf of the programme office. */
export const actsForOffice = (person: Person): boolean => officeRoles.some((role) => hasRole(person, role));

/** The first person who holds a role, in the order of the people. */
export const holderOf = (people: readonly Person[], role: Role): Person | undefined =>
  people.find((person) => hasRole(person, role));

/** Who may act on a line: its owner, the owner's deputy, and the programme office. Managers read. */
export const mayAct = (person: Person, item: WorkItem, people: readonly Person[]): boolean => {
  if (person.oid === item.ownerOid || actsForOffice(person)) return true;
  return people.find(({ oid }) => oid === item.ownerOid)?.deputyOid === person.oid;
};
