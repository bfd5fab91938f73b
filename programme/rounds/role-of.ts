import { type Person, Role } from '../people.ts';

/** The roles people answer in, the one that is told first. */
const told: readonly Role[] = [
  'developer',
  'portfolio-manager',
  'programme-lead',
  'manager',
  ...Role.options,
];

/** The role somebody wrote in; a summary quotes roles, never names. */
export const roleOf = (people: readonly Person[], oid: string | undefined): Role | undefined => {
  const roles = people.find((person) => person.oid === oid)?.roles ?? [];
  return told.find((role) => roles.includes(role));
};
