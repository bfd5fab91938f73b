import { Temporal } from 'temporal-polyfill';
import type { ColumnDefinition } from './columns.ts';
import type { FieldValues, Json } from './database.ts';
import { type Cell, CellError, isDate, numberOf, textOf, truthOf } from './formula/cell.ts';
import { evaluate } from './formula/evaluate.ts';
import { type Formula, parseFormula } from './formula/parse.ts';
import { columnMeant } from './formula-columns.ts';
import { invalidRequest } from './refused.ts';

export type CalculationContext = { columns: readonly ColumnDefinition[]; timeZone: string };

const MS_A_DAY = 86_400_000;

/** A formula counts with the date people read in the site, not with the instant it is kept as. */
const daysOf = (iso: string, timeZone: string): number =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).toPlainDateTime().toZonedDateTime('UTC')
    .epochMilliseconds / MS_A_DAY;

const isoOf = (days: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(days * MS_A_DAY))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString();

const isoDate = /^\d{4}-\d{2}-\d{2}T/;

const cellsOf =
  (fields: FieldValues, { columns, timeZone }: CalculationContext) =>
  (name: string): Cell => {
    const column = columnMeant(name, columns);
    const value = fields[column?.name ?? name];
    const dated = column?.dateTime !== undefined || column?.calculated?.outputType === 'dateTime';
    if (dated && typeof value === 'string' && isoDate.test(value)) return { days: daysOf(value, timeZone) };
    return typeof value === 'object' || value === undefined ? null : value;
  };

const outputOf = (cell: Cell, { calculated }: ColumnDefinition, timeZone: string): Json => {
  switch (calculated?.outputType) {
    case 'boolean':
      return truthOf(cell);
    case 'number':
    case 'currency':
      return numberOf(cell);
    case 'dateTime':
      return isoOf(numberOf(cell), timeZone);
    default:
      return isDate(cell) ? isoOf(cell.days, timeZone) : textOf(cell);
  }
};

/** What a formula gives, or what stands in the cell where it cannot be worked out. */
const orFault = <T>(work: () => T): T | CellError['shown'] => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return error.shown;
  }
};

/** The row's values with every calculated column worked out anew, those that read another after it. */
export const withCalculated = (fields: FieldValues, context: CalculationContext): FieldValues => {
  const all = { ...fields };
  for (const column of context.columns) {
    const { formula } = column.calculated ?? {};
    if (formula === undefined) continue;
    const read = parseFormula(formula);
    all[column.name] = orFault(() =>
      outputOf(evaluate(read, cellsOf(all, context)), column, context.timeZone),
    );
  }
  return all;
};

/** The value a column's default formula gives a new row. */
export const defaultByFormula = (formula: string, context: CalculationContext): Json =>
  orFault(() => {
    const cell = evaluate(parseFormula(formula), cellsOf({}, context));
    return isDate(cell) ? isoOf(cell.days, context.timeZone) : cell;
  });

/** Refuses values a column's own formula does not allow. */
export const expectValid = (fields: FieldValues, context: CalculationContext): void => {
  const holds = (formula: Formula) =>
    orFault(() => truthOf(evaluate(formula, cellsOf(fields, context)))) === true;
  for (const { name, validation } of context.columns) {
    if (!validation || holds(parseFormula(validation.formula))) continue;
    const told = validation.descriptions?.find(({ displayName }) => displayName)?.displayName;
    throw invalidRequest(told ?? `The value of '${name}' is not allowed by the column's formula`);
  }
};
