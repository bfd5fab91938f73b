import type { Action } from './actions.ts';
import { WorkItem } from './work.ts';

const undone = (item: WorkItem, { before, after, verb }: Action): WorkItem | undefined => {
  if (verb === 'import') return item;
  if (Object.keys(before).length === 0 && 'kind' in after) return undefined;
  const lasting = Object.entries(item).filter(([field]) => !(field in after));
  // What an older version logged may not be readable any more; then the row is taken to have been as it is.
  return WorkItem.safeParse({ ...Object.fromEntries(lasting), ...before }).data ?? item;
};

/**
 * A line as it stood before some actions, given oldest first: each is undone, the latest first. Nothing when one of
 * them made it. An import made no line: it was promised before Taktfast heard of it.
 */
export const rewind = (item: WorkItem, actions: readonly Action[]): WorkItem | undefined =>
  actions.reduceRight<WorkItem | undefined>(
    (later, action) => later && (action.key === item.key ? undone(later, action) : later),
    item,
  );
