import type { Entities, HeldItem, ListName } from '../../programme/index.ts';
import { absent, type FieldValues } from '../lists/field.ts';
import type { ListMapping } from '../lists/list-mapping.ts';

const hasNothing = (value: unknown): boolean => absent(value) || (Array.isArray(value) && value.length === 0);

/**
 * An item's values with those SharePoint has lost as it last held them. A column that was taken away, or made anew
 * and not yet filled again, is missing from every item; read as it comes, every row would have been emptied by
 * somebody. What people write there since is theirs, and stands.
 */
export const withLost = <L extends ListName>(
  mapping: ListMapping<Entities[L]>,
  fields: FieldValues,
  held: HeldItem<L> | undefined,
  lost: ReadonlySet<string>,
): FieldValues => {
  const columns = [...lost, ...(held?.refill ?? [])];
  if (!held || columns.length === 0) return fields;
  const before = mapping.toFields(held.synced);
  const kept = columns.filter((column) => hasNothing(fields[column]) && !hasNothing(before[column]));
  return { ...fields, ...Object.fromEntries(kept.map((column) => [column, before[column]])) };
};

/** Whether an item has lost a value it had: somebody emptied it, or the column is gone. */
export const hasLost = <L extends ListName>(
  mapping: ListMapping<Entities[L]>,
  fields: FieldValues,
  held: HeldItem<L> | undefined,
): boolean =>
  held !== undefined &&
  Object.entries(mapping.toFields(held.synced)).some(
    ([column, before]) => !hasNothing(before) && hasNothing(fields[column]),
  );
