import { sameValue } from './canonical-json.ts';
import type { FieldClash } from './sync.ts';

const asText = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Merge<T> = { merged: T; clashes: FieldClash[] };

/** The parts of a field that has parts, joined one by one; `undefined` when it has none. */
const mergeParts = (field: string, was: unknown, yours: unknown, now: unknown): Merge<object> | undefined => {
  if (!isGroup(yours) || !isGroup(now)) return undefined;
  const { merged, clashes } = mergeEdits(isGroup(was) ? was : undefined, yours, now);
  return { merged, clashes: clashes.map((clash) => ({ ...clash, field: `${field}.${clash.field}` })) };
};

/** What was edited here of a row that SharePoint has no more, so that it can be told; a group's parts one by one. */
export const editsLost = (base: object, ours: object): FieldClash[] => {
  const before = new Map<string, unknown>(Object.entries(base));
  const after = new Map<string, unknown>(Object.entries(ours));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((field) => {
    const [was, yours] = [before.get(field), after.get(field)];
    if (sameValue(was, yours)) return [];
    if (!isGroup(yours)) return [{ field, yours: asText(yours), theirs: '' }];
    const parts = editsLost(isGroup(was) ? was : {}, yours);
    return parts.map((part) => ({ ...part, field: `${field}.${part.field}` }));
  });
};

/**
 * Those of the clashes a push met that have still to be told of a row as it is now: where somebody has written anew,
 * or a sweep has let SharePoint's value stand meanwhile, the value that gave way is no longer the row's.
 */
export const stillClashing = (clashes: readonly FieldClash[], now: object): FieldClash[] =>
  clashes.filter(({ field, yours }) => asText(valueAt(now, field)) === yours);

const valueAt = (row: object, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((value, part) => (isGroup(value) ? Reflect.get(value, part) : undefined), row);

/**
 * Joins an edit of ours with one made meanwhile in SharePoint, field by field, from what both started with.
 * A field only one side changed takes that side's value, also when the change was to empty it. Where both
 * changed it to different values theirs stands, for SharePoint is the record, and the clash is told.
 * Without a base, every field that differs is a clash. A field that has parts, such as a status, is joined part by part.
 */
export const mergeEdits = <T extends object>(base: T | undefined, ours: T, theirs: T): Merge<T> => {
  const before = new Map<string, unknown>(Object.entries(base ?? {}));
  const mine = new Map<string, unknown>(Object.entries(ours));
  const other = new Map<string, unknown>(Object.entries(theirs));
  const merged = { ...theirs };
  const clashes: FieldClash[] = [];
  for (const field of new Set([...mine.keys(), ...other.keys()])) {
    const [was, yours, now] = [before.get(field), mine.get(field), other.get(field)];
    if (sameValue(yours, now) || sameValue(was, yours)) continue;
    const parts = mergeParts(field, was, yours, now);
    if (parts) {
      clashes.push(...parts.clashes);
      Reflect.set(merged, field, parts.merged);
    } else if (!sameValue(was, now)) clashes.push({ field, yours: asText(yours), theirs: asText(now) });
    else if (yours === undefined) Reflect.deleteProperty(merged, field);
    else Reflect.set(merged, field, yours);
  }
  return { merged, clashes };
};
