import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Printed } from './printed.ts';
import { storable } from './storable.ts';
import { wordBlock } from './word-blocks.ts';

/** A document people go on writing in. */
export type WordDocument = Pick<Printed, 'title' | 'lang' | 'author' | 'bottom' | 'blocks'>;

const FONT = 'Calibri';
const INK = '1F1F1F';
const heading = (size: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
});

const stylesFor = (lang: string) => ({
  default: {
    document: {
      run: { font: FONT, size: 22, language: { value: lang } },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: heading(36),
    heading2: heading(28),
    heading3: heading(24),
  },
  paragraphStyles: [
    { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', run: { bold: true } },
  ],
});

const footer = (bottom: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun({ text: `${bottom} · `, size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT], size: 18 }),
        ],
      }),
    ],
  });

/** A Word file with real headings, heads of tables that are repeated, a title and its language. */
export const writeWord = async ({
  title,
  lang,
  author,
  bottom,
  blocks,
}: WordDocument): Promise<Uint8Array> => {
  const document = new Document({
    title: storable(title),
    creator: author,
    lastModifiedBy: author,
    description: '',
    styles: stylesFor(lang),
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1134, right: 1134 } },
        },
        footers: { default: footer(bottom) },
        children: blocks.flatMap(wordBlock),
      },
    ],
  });
  return Packer.toBuffer(document);
};
