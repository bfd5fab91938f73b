import type { z } from 'zod';
import type { Action, ListName } from './actions.ts';
import { entityKey } from './entity-key.ts';
import { rowOf } from './log-by-row.ts';
import type { Entities } from './ports.ts';

const undone = <Row extends object>(
  schema: z.ZodType<Row>,
  row: Row | undefined,
  { before, after, verb }: Action,
): Row | undefined => {
  const isWhole = (fields: object) => 'title' in fields && 'status' in fields;
  // Somebody deleted it in SharePoint.
  if (Object.keys(after).length === 0 && isWhole(before)) return schema.safeParse(before).data;
  if (row === undefined || verb === 'import') return row;
  if (Object.keys(before).length === 0 && isWhole(after)) return undefined;
  const lasting = Object.entries(row).filter(([field]) => !(field in after));
  // What an older version logged may not be readable any more; then the row is taken to have been as it is.
  return schema.safeParse({ ...Object.fromEntries(lasting), ...before }).data ?? row;
};

/**
 * The rows of a list as they stood before some actions, given by row and oldest first: each is undone, the latest
 * first. One that was made by them is not there, and one deleted by them is there again. An import made no row: it was
 * promised before Taktfast heard of it.
 */
export const rewindRows = <L extends ListName>(
  [list, schema]: [L, z.ZodType<Entities[L]>],
  rows: readonly Entities[L][],
  actions: ReadonlyMap<string, readonly Action[]>,
): Entities[L][] => {
  const before = (row: Entities[L] | undefined, own: readonly Action[] = []) =>
    own.reduceRight<Entities[L] | undefined>((later, action) => undone(schema, later, action), row) ?? [];
  const held = new Set(rows.map((row) => rowOf(list, entityKey(row))));
  const gone = [...actions].filter(([row]) => row.startsWith(`${list} `) && !held.has(row));
  return [
    ...rows.flatMap((row) => before(row, actions.get(rowOf(list, entityKey(row))))),
    ...gone.flatMap(([, own]) => before(undefined, own)),
  ];
};
