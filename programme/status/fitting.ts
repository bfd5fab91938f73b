import { editDistance } from './edit-distance.ts';
import { stem } from './stem.ts';

/** Where a word stands in a project's name. */
export type Place = { project: string; index: number };
export type KnownWord = { word: string; stem: string; places: readonly Place[] };

/** The places where a word of a text fits, and whether it only does so with letters mended. */
export type Fit = { places: readonly Place[]; isMended: boolean };

const SHORTEST_PART = 4;
const SHORTEST_MENDED = 5;
const LONGEST_MENDED = 40;

// The same word in another form, or a part of a longer one from its beginning or its end: "hub" is too short to tell.
const isForm = (word: string, ending: string, known: KnownWord): boolean => {
  if (word === known.word) return true;
  if (word.length < 3) return false;
  if (ending === known.stem || ending === known.word || word === known.stem) return true;
  return word.length >= SHORTEST_PART && (known.word.startsWith(word) || known.word.endsWith(word));
};

const slips = (word: string): number => (word.length < 8 ? 1 : 2);

const isNear = (word: string, { word: known }: KnownWord): boolean => {
  const most = Math.min(slips(word), slips(known));
  return known.length >= SHORTEST_MENDED && word[0] === known[0] && editDistance(word, known, most) <= most;
};

/** Where a word fits among the words of names; a slip of the keyboard, or two in a long word, are mended. */
export const fitting = (known: readonly KnownWord[], word: string): Fit | undefined => {
  const ending = stem(word);
  const plain = known.filter((its) => isForm(word, ending, its)).flatMap(({ places }) => places);
  if (plain.length > 0) return { places: plain, isMended: false };
  if (word.length < SHORTEST_MENDED || word.length > LONGEST_MENDED) return undefined;
  const mended = known.filter((its) => isNear(word, its)).flatMap(({ places }) => places);
  return mended.length > 0 ? { places: mended, isMended: true } : undefined;
};
