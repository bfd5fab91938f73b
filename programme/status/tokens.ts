import { fold } from './fold.ts';

/** Where in the text something stands: from its first letter to behind its last. */
export type Span = { start: number; end: number };

export type Sign = 'comma' | 'colon' | 'stop' | 'dash' | 'arrow' | 'and' | 'bracket';

/** A word in its folded form, or a sign between words. */
export type Token = Span & ({ kind: 'word'; word: string } | { kind: 'sign'; sign: Sign });

const signs: readonly [Sign, RegExp][] = [
  ['comma', /^,$/],
  ['colon', /^[:=]$/],
  ['stop', /^[.!?;…\n]$/],
  ['dash', /^[-–—]$/],
  ['arrow', /^(?:->|=>|→)$/],
  ['and', /^[&+/]$/],
  ['bracket', /^[()[\]"'«»“”]$/],
];

// A span of figures ("1 - 6"), a colour as a picture, an arrow, a line break, or what stands between blanks.
const pieces = /\d+\s?[-–—]\s?\d+(?![\d\p{L}])|[🟢🟡🟠🔴]|->|=>|→|\n|[^\s🟢🟡🟠🔴→]+/gu;
const figures = /^\d+\s?[-–—]\s?\d+$/;

const edge = /[-,;:=.!?…()[\]"'«»“”–—&+/\p{Cf}]/u;
// Between two letters these part words though nobody put a blank there: "gul,økonomi", "lofsrud:rødt".
const joints = /(?<=\p{L})[,;:/&+=](?=\p{L})/gu;

const tokenOf = (text: string, start: number): Token[] => {
  const end = start + text.length;
  const sign = signs.find(([, form]) => form.test(text))?.[0];
  if (sign) return [{ kind: 'sign', sign, start, end }];
  const word = fold(text);
  // Marks nobody sees, alone: they say nothing.
  return word === '' ? [] : [{ kind: 'word', word, start, end }];
};

const letters = (text: string, start: number): Token[] =>
  [...text].flatMap((letter, index) => tokenOf(letter, start + index));

const partsOf = (text: string, start: number): Token[] => {
  const parts: Token[] = [];
  let at = 0;
  for (const { index } of text.matchAll(joints)) {
    parts.push(
      ...tokenOf(text.slice(at, index), start + at),
      ...tokenOf(text.slice(index, index + 1), start + index),
    );
    at = index + 1;
  }
  return [...parts, ...tokenOf(text.slice(at), start + at)];
};

const pieceTokens = (text: string, start: number): Token[] => {
  if (figures.test(text))
    return tokenOf(text.replaceAll(/\s/g, ''), start).map((token) => ({
      ...token,
      end: start + text.length,
    }));
  const whole = tokenOf(text, start);
  if (whole[0]?.kind === 'sign') return whole;
  let [before, behind] = [0, text.length];
  while (before < behind && edge.test(text.charAt(before))) before += 1;
  while (behind > before && edge.test(text.charAt(behind - 1))) behind -= 1;
  return [
    ...letters(text.slice(0, before), start),
    ...partsOf(text.slice(before, behind), start + before),
    ...letters(text.slice(behind), start + behind),
  ];
};

/** The words and signs of a text in order, each with its place in it. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(pieces)].flatMap((found) => pieceTokens(found[0], found.index));
