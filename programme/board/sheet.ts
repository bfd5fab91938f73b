/** A cell of a sheet as it was read: a day comes as midnight in UTC. */
export type Cell = string | number | boolean | Date | null;

/** The first sheet of a file: its cells, and where they are no plain values. Rows and columns are counted from 1. */
export type Sheet = {
  rows: readonly (readonly Cell[])[];
  formulas: readonly Spot[];
  /** The upper left corner of each group of cells made one. */
  merged: readonly Spot[];
};
export type Spot = { row: number; column: number };

/** The name of a column, as the head of a sheet has it: A for 1, AA for 27. */
export const columnName = (column: number): string => {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? letter : columnName(Math.floor((column - 1) / 26)) + letter;
};

/** The number of a column by its name. */
export const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
