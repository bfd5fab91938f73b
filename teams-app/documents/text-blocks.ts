import type { Figures, Heading, List, Paragraph } from './printed.ts';
import { type Element, ink, type Look, lineHeight, type Sheet } from './sheet.ts';

const body: Look = { size: 10.5, bold: false, colour: ink.text };
const headings: Record<Heading['level'], Look & { above: number; below: number; with: number }> = {
  1: { size: 22, bold: true, colour: ink.head, above: 0, below: 2, with: 60 },
  2: { size: 14, bold: true, colour: ink.head, above: 16, below: 4, with: 64 },
  3: { size: 11.5, bold: true, colour: ink.text, above: 10, below: 3, with: 56 },
};
const looks: Record<NonNullable<Paragraph['tone']>, Look> = {
  quiet: { ...body, colour: ink.quiet },
  strong: { ...body, bold: true },
};

type Flow = { words: Heading['words']; look: Look; x: number; element: Element };

/** Lets words run from line to line, and from page to page. */
const flow = (sheet: Sheet, { words, look, x, element }: Flow): void => {
  const width = sheet.left + sheet.width - x;
  for (const line of sheet.lines(words, width, look)) {
    sheet.keep(lineHeight(look));
    sheet.draw([line], { x, y: sheet.y, width }, look, element);
    sheet.y += lineHeight(look);
  }
};

const elementIn = (sheet: Sheet, parent: Element, tag: string): Element => {
  const element = sheet.pdf.struct(tag);
  parent.add(element);
  return element;
};

/** A heading never stands last on a page: what it is the heading of begins below it. */
export const printHeading = (sheet: Sheet, { level, words }: Heading): void => {
  const { above, below, with: next, ...look } = headings[level];
  const lines = sheet.lines(words, sheet.width, look).length;
  sheet.keep(above + lines * lineHeight(look) + below + next);
  const element = elementIn(sheet, sheet.root, `H${level}`);
  sheet.y += above;
  flow(sheet, { words, look, x: sheet.left, element });
  element.end();
  sheet.y += below;
};

export const printParagraph = (sheet: Sheet, { words, tone }: Paragraph): void => {
  const element = elementIn(sheet, sheet.root, 'P');
  flow(sheet, { words, look: tone ? looks[tone] : body, x: sheet.left, element });
  element.end();
  sheet.y += 4;
};

const INDENT = 14;

export const printList = (sheet: Sheet, { items }: List): void => {
  const list = elementIn(sheet, sheet.root, 'L');
  for (const words of items) {
    sheet.keep(lineHeight(body));
    const item = elementIn(sheet, list, 'LI');
    const label = elementIn(sheet, item, 'Lbl');
    const bullet = { x: sheet.left + 2, y: sheet.y, width: INDENT };
    sheet.draw(sheet.lines('•', INDENT, body), bullet, body, label);
    flow(sheet, { words, look: body, x: sheet.left + INDENT, element: elementIn(sheet, item, 'LBody') });
    item.end();
    sheet.y += 2;
  }
  list.end();
  sheet.y += 4;
};

const figure: Look = { size: 20, bold: true, colour: ink.head };
const name: Look = { size: 9.5, bold: false, colour: ink.text };

/** Figures side by side, each over its name; to those who listen a list of "39 overdue". */
export const printFigures = (sheet: Sheet, { figures }: Figures): void => {
  const gap = 10;
  const width = (sheet.width - gap * (figures.length - 1)) / figures.length;
  const names = figures.map((one) => sheet.lines(one.name, width, name));
  const height = lineHeight(figure) + Math.max(...names.map(({ length }) => length)) * lineHeight(name);
  sheet.y += 6;
  sheet.keep(height + 10);
  const list = elementIn(sheet, sheet.root, 'L');
  for (const [index, { figure: count }] of figures.entries()) {
    const x = sheet.left + index * (width + gap);
    const at = { x, y: sheet.y + 4, width };
    sheet.decorate('Layout', () => sheet.pdf.rect(x, sheet.y, width, 1.5).fill(ink.head));
    const item = elementIn(sheet, elementIn(sheet, list, 'LI'), 'LBody');
    sheet.draw(sheet.lines(`${count} `, width, figure), at, figure, item);
    sheet.draw(names[index] ?? [], { ...at, y: at.y + lineHeight(figure) }, name, item);
  }
  list.end();
  sheet.y += height + 14;
};
