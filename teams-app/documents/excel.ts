import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { IsoDate } from '../../programme/index.ts';
import { storable } from './storable.ts';

/** What stands in a cell: words, a number, a day or nothing. Words are never a formula, whatever they begin with. */
export type SheetCell = string | number | { day: IsoDate } | undefined;

export type WrittenSheet = {
  name: string;
  /** With the width of each column in characters. */
  columns: readonly { head: string; width: number }[];
  rows: readonly (readonly SheetCell[])[];
};

// Excel takes no more in one cell.
const MOST_LETTERS = 32_000;

const cellOf = (value: SheetCell): Cell => {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' };
  if (typeof value === 'object')
    return { value: new Date(value.day), type: Date, format: 'dd.mm.yyyy', alignVertical: 'top' };
  const words = storable(value).slice(0, MOST_LETTERS);
  return { value: words, type: String, wrap: true, alignVertical: 'top' };
};

const headOf = (head: string): Cell => ({ value: head, type: String, fontWeight: 'bold', wrap: true });

const dataOf = ({ columns, rows }: WrittenSheet): SheetData => [
  columns.map(({ head }) => headOf(head)),
  ...rows.map((row) => row.map(cellOf)),
];

/** An Excel file with a row of headings, which stays in sight, on each sheet. */
export const writeExcel = (sheets: readonly WrittenSheet[]): Promise<Uint8Array> =>
  writeXlsxFile(
    sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
