/** A date and time of day as people read it in the site, as the number of days since the beginning of 1970. */
export type DateCell = { days: number };
/** What a formula counts with; an empty cell is null. */
export type Cell = number | string | boolean | null | DateCell;

/** What stands in the cell of a formula that cannot be worked out. */
export class CellError extends Error {
  override readonly name = 'CellError';
  readonly shown: '#DIV/0!' | '#VALUE!' | '#NUM!';
  constructor(shown: CellError['shown']) {
    super(shown);
    this.shown = shown;
  }
}

export const isDate = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null;

/** As a number: an empty cell is 0, text must be one. */
export const numberOf = (cell: Cell): number => {
  if (isDate(cell)) return cell.days;
  if (typeof cell === 'string' && cell.trim() === '') throw new CellError('#VALUE!');
  const number = Number(cell ?? 0);
  if (Number.isNaN(number)) throw new CellError('#VALUE!');
  return number;
};

export const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return isDate(cell) ? `${cell.days}` : `${cell}`;
};

export const truthOf = (cell: Cell): boolean => {
  if (typeof cell === 'string') {
    if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
    throw new CellError('#VALUE!');
  }
  return isDate(cell) || Boolean(cell);
};
