import { type ColumnDefinition, isLookup, isMulti } from './columns.ts';
import { functions } from './formula/functions.ts';
import { callsIn, columnsIn, parseFormula } from './formula/parse.ts';
import { tokensOf } from './formula/tokens.ts';
import { invalidRequest, Refused } from './refused.ts';

/** The column a formula means, by its title or its internal name. */
export const columnMeant = (
  name: string,
  columns: readonly ColumnDefinition[],
): ColumnDefinition | undefined =>
  columns.find((column) => column.displayName === name) ?? columns.find((column) => column.name === name);

/** Whether a formula may read the column; what is kept elsewhere or in several values it may not. */
const isReadable = (column: ColumnDefinition): boolean =>
  !isLookup(column) &&
  !isMulti(column) &&
  !column.hyperlinkOrPicture &&
  !column.text?.allowMultipleLines &&
  column.columnGroup !== '_Hidden';

/**
 * Refuses a formula that SharePoint would; functions it knows and the tenant does not are said to be missing. The
 * words are those of SharePoint's own pages, from memory.
 */
export const expectFormula = (text: string, columns: readonly ColumnDefinition[]): void => {
  const formula = parseFormula(text);
  const unknown = callsIn(formula).find((name) => name !== 'IF' && !(name in functions));
  if (unknown !== undefined)
    throw new Refused(501, 'notImplemented', `the function ${unknown} is not in the local tenant`);
  for (const name of columnsIn(formula)) {
    const column = columnMeant(name, columns);
    if (!column) throw invalidRequest('The formula refers to a column that does not exist.');
    if (!isReadable(column))
      throw invalidRequest(`The formula refers to '${name}', whose type is not supported in formulas.`);
  }
};

/** Whether a column's value is worked out from another column. */
export const readsColumn = ({ calculated }: ColumnDefinition, other: ColumnDefinition): boolean =>
  calculated?.formula !== undefined &&
  columnsIn(parseFormula(calculated.formula)).some((name) => [other.name, other.displayName].includes(name));

/** A formula that goes on meaning a column when it gets another title. */
export const withTitle = (formula: string, from: string, to: string): string =>
  `=${tokensOf(formula)
    .map(({ kind, text }) => {
      const named = kind === 'column' ? text.slice(1, -1).trim() : kind === 'word' ? text : undefined;
      return named === from ? `[${to}]` : text;
    })
    .join(' ')}`;
