import type { Fonts } from './fonts.ts';
import { type Line, linesOf, widestWord } from './lines.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Inline } from './printed.ts';
import { page, type TaggedPdf } from './tagged-pdf.ts';

/** How words look: points, and a colour that has contrast on white. */
export type Look = { size: number; bold: boolean; colour: string };

export const ink = { text: '#1b1a19', quiet: '#5a5856', head: '#2a2859', rule: '#c8c6c4', bar: '#c4314b' };

// How far the letters of Source Sans 3 may reach above their line, and how far apart lines stand; parts of the size.
const ASCENT = 1.024;
const LEADING = 1.4;

/** How much room a line of this size takes. */
export const lineHeight = ({ size }: Pick<Look, 'size'>): number => size * LEADING;

export type Element = PDFKit.PDFStructureElement;

/** The pages as they are filled, from the top down; what is drawn is told to the document's structure as it is drawn. */
export type Sheet = {
  pdf: TaggedPdf;
  /** How far down the page the next thing stands. */
  y: number;
  /** What everything belongs to. */
  root: Element;
  left: number;
  width: number;
  /** How much room is left on the page. */
  room: () => number;
  newPage: () => void;
  /** Sees to it that so much stands together, on a new page where this one has too little room left. */
  keep: (height: number) => void;
  lines: (words: Inline, room: number, look: Look) => Line[];
  widest: (words: Inline, look: Look) => number;
  /** Draws lines from a place downwards, as content of an element; without one only where something is decorated. */
  draw: (lines: readonly Line[], at: Place, look: Look, element?: Element) => void;
  /** Draws what is there for the eye only: to look at, or because it stands on every page. */
  decorate: (type: 'Layout' | 'Pagination', draw: () => void) => void;
};

/** `end` aligns to the right edge of `width`. */
type Place = { x: number; y: number; width: number; end?: boolean };

const drawPiece = (pdf: TaggedPdf, piece: Piece, { x, y }: { x: number; y: number }, look: Look): number => {
  pdf
    .font(piece.face.name)
    .fontSize(look.size)
    .fillColor(piece.quiet ? ink.quiet : look.colour);
  pdf.text(piece.text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  return pdf.widthOfString(piece.text);
};

/** Draws a piece as content of an element; in another language, as an element of its own that names it. */
const tellPiece = (pdf: TaggedPdf, { lang }: Piece, element: Element, draw: () => void): void => {
  const content = pdf.markStructureContent(lang ? 'Span' : 'P');
  draw();
  pdf.endMarkedContent();
  if (!lang) {
    element.add(content);
    return;
  }
  const span = pdf.struct('Span', { lang });
  element.add(span);
  span.add(content);
  span.end();
};

const drawLine = (pdf: TaggedPdf, line: Line, at: Place, look: Look, element?: Element): void => {
  let x = at.end ? at.x + at.width - line.width : at.x;
  const y = at.y + look.size * ASCENT;
  for (const piece of line.pieces) {
    const draw = () => {
      x += drawPiece(pdf, piece, { x, y }, look);
    };
    if (element) tellPiece(pdf, piece, element, draw);
    else draw();
  }
};

/** The first page of a document, empty. */
export const openSheet = (pdf: TaggedPdf, fonts: Fonts): Sheet => {
  const root = pdf.struct('Document');
  const measureIn =
    ({ size }: Look) =>
    ({ text, face }: Piece) =>
      pdf.font(face.name).fontSize(size).widthOfString(text);
  pdf.addStructure(root);
  pdf.addPage();
  const sheet: Sheet = {
    ...{ pdf, root, y: page.top, left: page.side, width: page.width - 2 * page.side },
    room: () => page.height - page.bottom - sheet.y,
    newPage: () => {
      pdf.addPage();
      sheet.y = page.top;
    },
    keep: (height) => {
      if (height > sheet.room() && sheet.y > page.top) sheet.newPage();
    },
    lines: (words, room, look) => linesOf(piecesOf(words, fonts, look), room, measureIn(look)),
    widest: (words, look) => widestWord(piecesOf(words, fonts, look), measureIn(look)),
    draw: (lines, at, look, element) => {
      for (const [index, line] of lines.entries())
        drawLine(pdf, line, { ...at, y: at.y + index * lineHeight(look) }, look, element);
    },
    decorate: (type, draw) => {
      pdf.markContent('Artifact', { type });
      draw();
      pdf.endMarkedContent();
    },
  };
  return sheet;
};
