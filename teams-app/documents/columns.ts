import type { Cell, Column, Inline, Table } from './printed.ts';
import { ink, type Look, type Sheet } from './sheet.ts';

/** How the words of a table look, and those of its headers. */
export const words: Look = { size: 9, bold: false, colour: ink.text };
export const headLook: Look = { size: 9, bold: true, colour: ink.head };

const GAP = 8;

/** Where a column stands on the page, in points. */
export type Spot = { column: Column; x: number; width: number };

export const inlineOf = (cell: Cell): Inline =>
  typeof cell === 'object' && 'bar' in cell ? cell.words : cell;

/** Every column has its share of the room, and at least what its longest word takes, as long as there is room. */
const widthsOf = (shares: readonly number[], least: readonly number[], room: number): number[] => {
  const kept = new Set<number>();
  for (;;) {
    const others = shares.filter((_, index) => !kept.has(index)).reduce((sum, share) => sum + share, 0);
    const left = room - [...kept].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const widths = shares.map((share, index) =>
      kept.has(index) ? (least[index] ?? 0) : (left * share) / others,
    );
    const narrow = widths.findIndex((width, index) => !kept.has(index) && width < (least[index] ?? 0));
    if (narrow < 0) return widths;
    kept.add(narrow);
  }
};

const leastOf = (sheet: Sheet, column: Column, cells: readonly Cell[]): number =>
  Math.max(sheet.widest(column.head, headLook), ...cells.map((cell) => sheet.widest(inlineOf(cell), words)));

/** Where the columns of a table stand. Words too long for all of them to fit are broken. */
export const spotsOf = (sheet: Sheet, columns: Table['columns'], rows: Table['rows']): Spot[] => {
  const room = sheet.width - GAP * (columns.length - 1);
  const least = columns.map((column, index) =>
    leastOf(
      sheet,
      column,
      rows.map((row) => row[index] ?? ''),
    ),
  );
  const shares = columns.map(({ share }) => share);
  const fits = least.reduce((sum, width) => sum + width, 0) <= room;
  const widths = widthsOf(shares, fits ? least : [], room);
  let x = sheet.left;
  return columns.map((column, index) => {
    const spot = { column, x, width: widths[index] ?? 0 };
    x += spot.width + GAP;
    return spot;
  });
};
