import type { Role } from './people.ts';

/** What follows from the role a measure names: whose measure it is, and whether each developer gets a task of it. */
export type Responsibility<R extends string = Role> = {
  owner: R | 'operative-board-chair' | 'programme-lead';
  tasks: boolean;
};

/** The operative board's measures are its chair's; the developers' are the programme lead's, with a task for each. */
export const responsibility = <R extends string>(role: R): Responsibility<R> => {
  if (role === 'developer') return { owner: 'programme-lead', tasks: true };
  return { owner: role === 'operative-board' ? 'operative-board-chair' : role, tasks: false };
};
