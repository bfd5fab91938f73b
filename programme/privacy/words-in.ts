import type { Span } from './detail.ts';

/** One word of a text, and which sentence it stands in. */
export type Word = Span & { text: string; lower: string; sentence: number; first: boolean };

const wordOrStop = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*|[.!?\n]+(?=\s|$)/gu;

const abbreviations: ReadonlySet<string> = new Set([
  ...[
    'avd',
    'ca',
    'dvs',
    'eks',
    'evt',
    'fork',
    'inkl',
    'jf',
    'kl',
    'mnd',
    'mv',
    'nr',
    'osv',
    'pst',
    'tlf',
    'vgs',
  ],
]);

/** "3. trinn", "Kari N. er" and "ca. to" go on after the full stop, which a small letter tells. */
const goesOn = (before: string, after: string): boolean => {
  const [last = ''] = /[\p{L}\p{N}]+$/u.exec(before) ?? [];
  const isShort = /\p{N}$/u.test(last) || last.length === 1 || abbreviations.has(last.toLowerCase());
  return isShort && /^[ \u00a0]+\p{Ll}/u.test(after);
};

/** The words of a text in order, by sentence. */
export const wordsIn = (text: string): Word[] => {
  const words: Word[] = [];
  let [sentence, first] = [0, true];
  for (const { index: start, 0: found } of text.matchAll(wordOrStop)) {
    const end = start + found.length;
    if (/^[.!?\n]/.test(found)) {
      if (found === '.' && goesOn(text.slice(Math.max(0, start - 20), start), text.slice(end, end + 5)))
        continue;
      sentence += 1;
      first = true;
      continue;
    }
    words.push({
      start,
      end,
      text: found,
      lower: found.toLowerCase(),
      sentence,
      first,
    });
    first = false;
  }
  return words;
};
