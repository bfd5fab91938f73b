import { headLook, inlineOf, type Spot, spotsOf, words } from './columns.ts';
import type { Line } from './lines.ts';
import type { Cell, Table } from './printed.ts';
import { type Element, ink, lineHeight, type Sheet } from './sheet.ts';

const PADDING = 3;

const rule = (sheet: Sheet, colour: string, weight: number): void =>
  sheet.decorate('Layout', () => {
    sheet.pdf.rect(sheet.left, sheet.y - weight / 2, sheet.width, weight).fill(colour);
  });

const tallest = (cells: readonly (readonly Line[])[]): number =>
  Math.max(0, ...cells.map(({ length }) => length));

const within = (sheet: Sheet, parent: Element, tag: string, scope?: 'Row' | 'Column'): Element => {
  const element = sheet.pdf.struct(tag, scope ? { scope } : {});
  parent.add(element);
  return element;
};

type Drawing = { sheet: Sheet; spots: readonly Spot[]; heads: readonly Line[][] };

/** The row of column headers; on the pages after the first it is there for the eye only, for it has been told. */
const printHeads = ({ sheet, spots, heads }: Drawing, table?: Element): void => {
  const draw = (cellOf: (index: number) => Element | undefined) => {
    for (const [index, { column, x, width }] of spots.entries()) {
      const at = { x, y: sheet.y + PADDING, width, end: column.align === 'end' };
      sheet.draw(heads[index] ?? [], at, headLook, cellOf(index));
    }
  };
  if (table) {
    const row = within(sheet, within(sheet, table, 'THead'), 'TR');
    draw(() => within(sheet, row, 'TH', 'Column'));
  } else sheet.decorate('Pagination', () => draw(() => undefined));
  sheet.y += headHeight(heads);
  rule(sheet, ink.head, 1);
};

const headHeight = (heads: readonly Line[][]): number => tallest(heads) * lineHeight(headLook) + 2 * PADDING;

const rowHeight = (count: number): number => count * lineHeight(words) + 2 * PADDING;

const BAR = 6;

/** Bars stand to the right of the words, on one scale for the column. */
const drawBar = (sheet: Sheet, cell: Cell, { x, width }: Spot): void => {
  if (typeof cell !== 'object' || !('bar' in cell)) return;
  const [from, full] = [x + BAR_AFTER, width - BAR_AFTER];
  const y = sheet.y + PADDING + (lineHeight(words) - BAR) / 2;
  sheet.decorate('Layout', () => {
    sheet.pdf.rect(from, y, Math.max(1, full * cell.bar), BAR).fill(ink.bar);
  });
};
const BAR_AFTER = 24;

/** One row, which stays together unless it is long: then it may go on under the headers of the next page. */
const printRow = (drawing: Drawing, cells: readonly Cell[], body: Element): void => {
  const { sheet, spots } = drawing;
  const lines = spots.map(({ width }, index) => sheet.lines(inlineOf(cells[index] ?? ''), width, words));
  const row = within(sheet, body, 'TR');
  const told = spots.map(({ column }) =>
    column.rowHead ? within(sheet, row, 'TH', 'Row') : within(sheet, row, 'TD'),
  );
  const all = Math.max(1, tallest(lines));
  const fits = () => Math.floor((sheet.room() - 2 * PADDING) / lineHeight(words));
  if (fits() < Math.min(all, MOST_TOGETHER)) onNextPage(drawing);
  for (const [index, spot] of spots.entries()) drawBar(sheet, cells[index] ?? '', spot);
  for (let from = 0; from < all; ) {
    if (from > 0) onNextPage(drawing);
    const to = Math.min(all, from + Math.max(1, fits()));
    for (const [index, { column, x, width }] of spots.entries()) {
      const at = { x, y: sheet.y + PADDING, width, end: column.align === 'end' };
      sheet.draw((lines[index] ?? []).slice(from, to), at, words, told[index]);
    }
    sheet.y += rowHeight(to - from);
    rule(sheet, ink.rule, 0.5);
    from = to;
  }
  row.end();
};

// A row of more lines than this may be parted, so that it leaves no half page empty.
const MOST_TOGETHER = 12;

const onNextPage = (drawing: Drawing): void => {
  drawing.sheet.newPage();
  printHeads(drawing);
};

/** A table with its caption; a row or two stand below its headers on the page it begins on. */
export const printTable = (sheet: Sheet, { caption, columns, rows }: Table): void => {
  const spots = spotsOf(sheet, columns, rows);
  const heads = spots.map(({ column, width }) => sheet.lines(column.head, width, headLook));
  const drawing = { sheet, spots, heads };
  const table = within(sheet, sheet.root, 'Table');
  const told = caption === undefined ? [] : sheet.lines(caption, sheet.width, words);
  sheet.keep(told.length * lineHeight(words) + headHeight(heads) + rowHeight(2));
  if (told.length > 0) {
    sheet.draw(
      told,
      { x: sheet.left, y: sheet.y, width: sheet.width },
      words,
      within(sheet, table, 'Caption'),
    );
    sheet.y += told.length * lineHeight(words);
  }
  printHeads(drawing, table);
  const body = within(sheet, table, 'TBody');
  for (const row of rows) printRow(drawing, row, body);
  table.end();
  sheet.y += 8;
};
