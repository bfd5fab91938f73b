import { Refused } from '../refused.ts';

/** The most Planner takes {PL}; where an older and a newer number are known, the smaller. */
const most = {
  MaximumActiveTasksInProject: 2_400,
  MaximumAssigneesInTasks: 20,
  MaximumBucketsInProject: 200,
  MaximumChecklistItemsOnTask: 20,
  MaximumProjectsOwnedByUser: 200,
  MaximumReferencesOnTask: 10,
  MaximumTasksAssignedToUser: 3_000,
  MaximumTasksInProject: 9_000,
} as const;

/** Refuses what would be more than Planner takes: 403, and the code says of what {PL}. */
export const expectWithin = (limit: keyof typeof most, count: number): void => {
  if (count > most[limit]) throw new Refused(403, limit);
};
