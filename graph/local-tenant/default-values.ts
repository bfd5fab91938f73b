import { type CalculationContext, defaultByFormula } from './calculated.ts';
import { type ColumnDefinition, isMulti, keyOf, kindOf } from './columns.ts';
import type { FieldValues, Json } from './database.ts';
import { invalidRequest } from './refused.ts';

/**
 * A new row's values: the written ones, and the columns' own for what was left out; required ones must be there.
 * SharePoint's older interfaces do not insist on those, and what Graph does is not known: refusing is the safer
 * assumption.
 */
export const withDefaults = (written: FieldValues, context: CalculationContext): FieldValues => {
  const fields = { ...written };
  for (const column of context.columns) {
    const key = keyOf(column);
    if (key in written || column.readOnly) continue;
    const value = defaultOf(column, context);
    if (value !== undefined) fields[key] = value;
    else if (column.required) throw invalidRequest(`Field '${column.name}' must have a value`);
  }
  return fields;
};

const defaultOf = (column: ColumnDefinition, context: CalculationContext): Json | undefined => {
  const { value, formula } = column.defaultValue ?? {};
  if (formula !== undefined) return defaultByFormula(formula, context);
  if (value === undefined) return undefined;
  switch (kindOf(column)) {
    case 'number':
      return Number(value);
    case 'boolean':
      return value === '1' || value.toLowerCase() === 'true';
    default:
      return isMulti(column) ? [value] : value;
  }
};
