import type { Printed } from './printed.ts';
import { ink, type Look, type Sheet } from './sheet.ts';
import { page } from './tagged-pdf.ts';

const look: Look = { size: 8.5, bold: false, colour: ink.quiet };
const TOP = 44;
const BOTTOM = page.height - 48;

/** What stands at the top and the bottom of every page; it is not read out, for it is no part of the text. */
export const printFurniture = (sheet: Sheet, { top, bottom, pageOf }: Omit<Printed, 'blocks'>): void => {
  const { pdf, left, width } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  const spot = (y: number) => ({ x: left, y, width });
  const put = (words: string, y: number, end: boolean) =>
    sheet.draw(sheet.lines(words, width, look).slice(0, 1), { ...spot(y), end }, look);
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    sheet.decorate('Pagination', () => {
      put(top.left, TOP, false);
      put(top.right, TOP, true);
      pdf.rect(left, TOP + 15, width, 0.5).fill(ink.rule);
      put(bottom, BOTTOM, false);
      put(pageOf(index + 1, count), BOTTOM, true);
    });
  }
};
