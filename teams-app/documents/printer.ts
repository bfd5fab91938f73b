import { buffer } from 'node:stream/consumers';
import { openFonts } from './fonts.ts';
import { printFurniture } from './furniture.ts';
import type { Block, Printed } from './printed.ts';
import { openSheet, type Sheet } from './sheet.ts';
import { printTable } from './table.ts';
import { TaggedPdf } from './tagged-pdf.ts';
import { printFigures, printHeading, printList, printParagraph } from './text-blocks.ts';

/**
 * Makes a PDF of a document: PDF/A-2a, so that it can be kept for good, with headings, lists and tables told to those
 * who listen. The same document is the same file, byte for byte.
 */
export type Print = (document: Printed) => Promise<Buffer>;

const printBlock = (sheet: Sheet, block: Block): void => {
  if (block.kind === 'heading') printHeading(sheet, block);
  else if (block.kind === 'paragraph') printParagraph(sheet, block);
  else if (block.kind === 'list') printList(sheet, block);
  else if (block.kind === 'table') printTable(sheet, block);
  else printFigures(sheet, block);
};

/** Reads the fonts once; everything printed afterwards needs no file. */
export const openPrinter = async (): Promise<Print> => {
  const fonts = await openFonts();
  return async ({ blocks, ...about }) => {
    const pdf = new TaggedPdf(about, fonts);
    const sheet = openSheet(pdf, fonts);
    for (const block of blocks) printBlock(sheet, block);
    sheet.root.end();
    printFurniture(sheet, about);
    pdf.end();
    return buffer(pdf);
  };
};
