import { sameValue } from './canonical-json.ts';
import type { FieldClash } from './sync.ts';

const asText = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/**
 * Joins an edit of ours with one made meanwhile in SharePoint, field by field, from what both started with.
 * A field only one side changed takes that side's value, also when the change was to empty it. Where both
 * changed it to different values theirs stands, for SharePoint is the record, and the clash is told.
 * Without a base, every field that differs is a clash.
 */
export const mergeEdits = <T extends object>(
  base: T | undefined,
  ours: T,
  theirs: T,
): { merged: T; clashes: FieldClash[] } => {
  const before = new Map<string, unknown>(Object.entries(base ?? {}));
  const mine = new Map<string, unknown>(Object.entries(ours));
  const other = new Map<string, unknown>(Object.entries(theirs));
  const merged = { ...theirs };
  const clashes: FieldClash[] = [];
  for (const field of new Set([...mine.keys(), ...other.keys()])) {
    const [was, yours, now] = [before.get(field), mine.get(field), other.get(field)];
    if (sameValue(yours, now) || sameValue(was, yours)) continue;
    if (!sameValue(was, now)) clashes.push({ field, yours: asText(yours), theirs: asText(now) });
    else if (yours === undefined) Reflect.deleteProperty(merged, field);
    else Reflect.set(merged, field, yours);
  }
  return { merged, clashes };
};
