import type { Unit, UnitCode } from '../units.ts';
import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { tokensOf } from './tokens.ts';

export type NamedUnit = Pick<Unit, 'code' | 'name'>;

/** The units by what people call them: the code, and the name without "bydel". */
export type UnitNames = {
  /** Whether a word is a unit's whole name. */
  isName: (word: string) => boolean;
  /** The unit whose name begins with these words, and how many of them are its name. */
  at: (words: readonly (string | undefined)[]) => { unit: UnitCode; length: number } | undefined;
  /** The units whose longer names have the word in them: "søndre". */
  partly: (word: string) => UnitCode[];
};

export const unitNamesOf = (units: readonly NamedUnit[]): UnitNames => {
  const names = units.flatMap(({ code, name }) => {
    const words = tokensOf(name).flatMap((token) => (token.kind === 'word' ? [token.word] : []));
    return [
      { code, words: [fold(code)] },
      { code, words: words.filter((word) => word !== 'bydel') },
    ];
  });
  const isSaid = (name: string, word: string | undefined) =>
    word !== undefined && (word === name || stem(word) === name);
  return {
    isName: (word) => names.some(({ words }) => words.length === 1 && words[0] === word),
    at: (given) => {
      const found = names.find(({ words }) => words.every((name, index) => isSaid(name, given[index])));
      return found && { unit: found.code, length: found.words.length };
    },
    partly: (word) =>
      names.flatMap(({ code, words }) => (words.length > 1 && words.includes(word) ? [code] : [])),
  };
};
