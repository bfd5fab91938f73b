import type { Person } from './people.ts';
import type { WorkItem } from './work.ts';

/**
 * A line with a new owner, and no offer any more. A measure stands in its owner's unit; a task is a unit's own part
 * and stays there whoever does it.
 */
export const ownedBy = (item: WorkItem, { oid, unit }: Person): WorkItem => {
  const { offeredTo: _answered, ...rest } = item;
  return rest.kind === 'measure' ? { ...rest, ownerOid: oid, unit } : { ...rest, ownerOid: oid };
};
