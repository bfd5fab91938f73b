import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { charactersIn } from './characters.ts';
import { plainFont, readWoff } from './woff.ts';

/** One file of the family, and what it can draw. */
export type Face = { name: string; data: Buffer; has: (codePoint: number) => boolean };
type Weight = 'regular' | 'bold';
/** The faces of each weight; the first that has a character draws it. */
export type Fonts = Readonly<Record<Weight, readonly Face[]>>;

// The family comes cut up by script: æøå and «» are in the first file, š, đ and other letters of Sámi in the second.
const scripts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'] as const;

const { resolve } = createRequire(import.meta.url);

const openFace = async (script: string, weight: number): Promise<Face> => {
  const file = resolve(`@fontsource/source-sans-3/files/source-sans-3-${script}-${weight}-normal.woff`);
  const font = readWoff(await readFile(file));
  const characters = charactersIn(font);
  const has = (codePoint: number) => characters.has(codePoint);
  return { name: `${script}-${weight}`, data: plainFont(font), has };
};

/** Reads Source Sans 3 from the package it comes in. */
export const openFonts = async (): Promise<Fonts> => ({
  regular: await Promise.all(scripts.map((script) => openFace(script, 400))),
  bold: await Promise.all(scripts.map((script) => openFace(script, 600))),
});
