import type { Span } from './detail.ts';

/** Figures that stand together, and where; figures of other scripts count as the same. */
export type DigitGroup = Span & { digits: string };

/** Groups that belong together, and where the whole stands. */
export type DigitRun = Span & { groups: readonly DigitGroup[] };

// Zero in the scripts people's keyboards have: ASCII, full width, Arabic, Persian.
const zeros = [0x30, 0xff10, 0x660, 0x6f0];

const digitOf = (code: number): string | undefined => {
  const zero = zeros.find((known) => code >= known && code <= known + 9);
  return zero === undefined ? undefined : String(code - zero);
};

// Marks nobody sees do not part figures.
const isInvisible = (letter: string): boolean => /\p{Cf}/u.test(letter);

/** The figures of a text in groups, in order. */
export const digitGroups = (text: string): DigitGroup[] => {
  const groups: DigitGroup[] = [];
  let open: DigitGroup | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined) {
      if (!isInvisible(text.charAt(at))) open = undefined;
    } else if (open) {
      open.digits += digit;
      open.end = at + 1;
    } else {
      open = { digits: digit, start: at, end: at + 1 };
      groups.push(open);
    }
  }
  return groups;
};

const gap = /^[\s.\-–—/,·\p{Cf}]{1,3}$/u;

const runFrom = (text: string, groups: readonly DigitGroup[], first: number, count: number): DigitRun[] => {
  let total = 0;
  for (let last = first; last < groups.length && total < count; last += 1) {
    const [before, group] = [groups[last - 1], groups[last]];
    if (!group || (last > first && before && !gap.test(text.slice(before.end, group.start)))) return [];
    total += group.digits.length;
    const run = groups.slice(first, last + 1);
    if (total === count) return [{ groups: run, start: run[0]?.start ?? group.start, end: group.end }];
  }
  return [];
};

/** Groups with nothing but a blank, a dot or a dash between them, and so many figures in all. */
export const runsOf = (text: string, groups: readonly DigitGroup[], count: number): DigitRun[] =>
  groups.flatMap((_, first) => runFrom(text, groups, first, count));

export const digitsOf = (groups: readonly DigitGroup[]): string =>
  groups.map(({ digits }) => digits).join('');
