import type { Span } from './detail.ts';

/** One word of a text, and which sentence it stands in. */
export type Word = Span & { text: string; lower: string; sentence: number; first: boolean };

const wordOrStop = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*|[.!?\n]+(?=\s|$)/gu;

/** The words of a text in order, by sentence. */
export const wordsIn = (text: string): Word[] => {
  const words: Word[] = [];
  let [sentence, first] = [0, true];
  for (const { index: start, 0: found } of text.matchAll(wordOrStop)) {
    if (/^[.!?\n]/.test(found)) {
      sentence += 1;
      first = true;
      continue;
    }
    words.push({
      start,
      end: start + found.length,
      text: found,
      lower: found.toLowerCase(),
      sentence,
      first,
    });
    first = false;
  }
  return words;
};
