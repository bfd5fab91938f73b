import {
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell, Column, Inline, Run, Table as TableBlock } from './printed.ts';
import { storable } from './storable.ts';

// A4 less the margins, in twentieths of a point.
const TEXT_WIDTH = 9638;
const QUIET = '595959';

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

type Look = { bold?: boolean; quiet?: boolean };

const isMany = (inline: Inline): inline is readonly Run[] => Array.isArray(inline);
const runsOf = (inline: Inline): readonly Run[] => (isMany(inline) ? inline : [inline]);

/** One run of words; its lines stay lines. */
const textRuns = (run: Run, look: Look): TextRun[] => {
  const { text, bold, quiet, lang } = typeof run === 'string' ? { text: run } : run;
  return storable(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({
          text: line,
          ...(at > 0 && { break: 1 }),
          ...((bold || look.bold) && { bold: true }),
          ...((quiet || look.quiet) && { color: QUIET }),
          ...(lang && { language: { value: lang } }),
        }),
    );
};

const wordsOf = (inline: Inline, look: Look = {}): TextRun[] =>
  runsOf(inline).flatMap((run) => textRuns(run, look));

const inlineOf = (cell: Cell): Inline => (typeof cell === 'object' && 'words' in cell ? cell.words : cell);

const cellOf = (inline: Inline, width: number, look: Look): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: [new Paragraph({ children: wordsOf(inline, look), spacing: { after: 0 } })],
  });

const widthsOf = (columns: readonly Column[]): number[] => {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / whole));
};

const tableOf = ({ caption, columns, rows }: TableBlock): (Paragraph | Table)[] => {
  const widths = widthsOf(columns);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cellOf(column.head, widths[at] ?? 0, { bold: true })),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        children: row.map((cell, at) =>
          cellOf(inlineOf(cell), widths[at] ?? 0, { bold: columns[at]?.rowHead === true }),
        ),
      }),
  );
  return [
    ...(caption ? [new Paragraph({ style: 'Caption', children: wordsOf(caption), keepNext: true })] : []),
    new Table({
      rows: [head, ...body],
      columnWidths: widths,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
    }),
    new Paragraph({ children: [] }),
  ];
};

/** A block of a document as Word has it: headings are headings, and the first row of a table is its head. */
export const wordBlock = (block: Block): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: wordsOf(block.words) })];
    case 'paragraph': {
      const look = { bold: block.tone === 'strong', quiet: block.tone === 'quiet' };
      return [new Paragraph({ children: wordsOf(block.words, look) })];
    }
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: wordsOf(item) }));
    case 'figures':
      return block.figures.map(
        ({ figure, name }) =>
          new Paragraph({
            bullet: { level: 0 },
            children: wordsOf([{ text: `${figure} `, bold: true }, name]),
          }),
      );
    case 'table':
      return tableOf(block);
  }
};
