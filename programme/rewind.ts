import type { z } from 'zod';
import type { Action } from './actions.ts';
import { WorkItem } from './work.ts';

const undone = <Row extends object>(
  schema: z.ZodType<Row>,
  row: Row,
  { before, after, verb }: Action,
): Row | undefined => {
  if (verb === 'import') return row;
  if (Object.keys(before).length === 0 && 'title' in after && 'status' in after) return undefined;
  const lasting = Object.entries(row).filter(([field]) => !(field in after));
  // What an older version logged may not be readable any more; then the row is taken to have been as it is.
  return schema.safeParse({ ...Object.fromEntries(lasting), ...before }).data ?? row;
};

/**
 * A row as it stood before some actions on it, given oldest first: each is undone, the latest first. Nothing when one
 * of them made it. An import made no row: it was promised before Taktfast heard of it.
 */
export const rewindRow = <Row extends object>(
  schema: z.ZodType<Row>,
  row: Row,
  actions: readonly Action[],
): Row | undefined =>
  actions.reduceRight<Row | undefined>((later, action) => later && undone(schema, later, action), row);

/** A line as it stood before some actions on it. */
export const rewind = (item: WorkItem, actions: readonly Action[]): WorkItem | undefined =>
  rewindRow<WorkItem>(WorkItem, item, actions);
