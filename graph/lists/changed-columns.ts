import { isDeepStrictEqual } from 'node:util';
import type { FieldValues } from './field.ts';

/** The columns whose values differ, with the values they are to have. */
export const changedColumns = (before: FieldValues, after: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([column, value]) => !isDeepStrictEqual(before[column] ?? null, value ?? null),
    ),
  );
