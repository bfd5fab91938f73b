import { type ColumnDefinition, kindOf } from './columns.ts';
import type { FieldValues, Json } from './database.ts';
import { invalidRequest } from './refused.ts';

/** A new row's values: the written ones, and the columns' own for what was left out; required ones must be there. */
export const withDefaults = (written: FieldValues, columns: readonly ColumnDefinition[]): FieldValues => {
  const fields = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
  for (const column of columns) {
    const key = column.personOrGroup ? `${column.name}LookupId` : column.name;
    if (key in written || column.readOnly) continue;
    if (column.defaultValue) fields[key] = defaultOf(column, column.defaultValue.value);
    else if (column.required) throw invalidRequest(`Field '${column.name}' must have a value`);
  }
  return fields;
};

const defaultOf = (column: ColumnDefinition, value: string): Json => {
  switch (kindOf(column)) {
    case 'number':
      return Number(value);
    case 'boolean':
      return value === '1' || value.toLowerCase() === 'true';
    default:
      return value;
  }
};
