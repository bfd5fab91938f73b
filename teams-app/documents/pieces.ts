import type { Face, Fonts } from './fonts.ts';
import type { Inline, Run } from './printed.ts';

/** Text that one face draws in one go. */
export type Piece = { text: string; face: Face; quiet: boolean; lang: string | undefined };

// Spaces and hyphens of particular widths, which the family lacks, are drawn as plain ones.
const plain: readonly [RegExp, string][] = [
  [/[\u2000-\u200a\u205f]/g, ' '],
  [/\u202f/g, '\u00a0'],
  [/[\u2010\u2011]/g, '-'],
  // A line ends where the page makes it end; whoever wants paragraphs prints several.
  [/[\t\r\n\u2028\u2029]+/g, ' '],
  // What is not seen, such as joiners and marks of direction, has no glyph.
  [/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, ''],
];

/** The text with one code point for each letter where there is one, and without what no face draws. */
const drawable = (text: string): string =>
  plain.reduce((left, [pattern, by]) => left.replaceAll(pattern, by), text.normalize('NFC'));

const UNKNOWN = '?';

const facesOf = (text: string, faces: readonly Face[]): { character: string; face: Face }[] =>
  [...text].flatMap((character) => {
    const face = faces.find(({ has }) => has(character.codePointAt(0) ?? 0)) ?? faces[0];
    if (!face) return [];
    return [{ character: face.has(character.codePointAt(0) ?? 0) ? character : UNKNOWN, face }];
  });

const ofRun = (run: Run, fonts: Fonts, bold: boolean): Piece[] => {
  const { text, quiet = false, lang, ...own } = typeof run === 'string' ? { text: run } : run;
  const pieces: Piece[] = [];
  const faces = fonts[bold || own.bold ? 'bold' : 'regular'];
  for (const { character, face } of facesOf(drawable(text), faces)) {
    const last = pieces.at(-1);
    if (last?.face === face) last.text += character;
    else pieces.push({ text: character, face, quiet, lang });
  }
  return pieces;
};

const runsOf = (words: Inline): readonly Run[] =>
  typeof words === 'string' || 'text' in words ? [words] : words;

/** Words cut up by who draws them. A character no face has is drawn as a question mark, never as an empty box. */
export const piecesOf = (words: Inline, fonts: Fonts, { bold }: { bold: boolean }): Piece[] =>
  runsOf(words).flatMap((run) => ofRun(run, fonts, bold));
