import { type Dimension, dimensions } from './dimensions.ts';
import { fold } from './fold.ts';
import { dimensionWords, type Role, roleWords } from './other-words.ts';
import type { Token } from './tokens.ts';
import { type Saying, valueWords } from './value-words.ts';

/** What a phrase is to the grammar. */
export type Meaning =
  | { kind: 'value'; saying: Saying }
  | { kind: 'dimension'; dimension: Dimension }
  | { kind: 'role'; role: Role };

type Phrase = { words: string[]; meaning: Meaning };

/** The words of a list in one string, folded. */
export const wordsIn = (list: string): string[] => list.split(', ').map(fold);

const phrasesOf = (list: string, meaning: Meaning): Phrase[] =>
  wordsIn(list).map((phrase) => ({ words: phrase.split(' '), meaning }));

const rolesOf = (role: Role): Phrase[] =>
  roleWords[role].flatMap((list) => phrasesOf(list, { kind: 'role', role }));

// Later ones win over earlier ones of the same words, so "på budsjett" is a value and "på" alone a link.
const phrases: readonly Phrase[] = [
  ...(
    ['link', 'filler', 'and', 'from', 'to', 'was', 'not', 'all', 'rest', 'except', 'same', 'whole'] as const
  ).flatMap(rolesOf),
  ...rolesOf('command'),
  ...dimensions.flatMap((dimension) =>
    dimensionWords[dimension].flatMap((list) => phrasesOf(list, { kind: 'dimension', dimension })),
  ),
  ...valueWords.flatMap(([list, saying]) => phrasesOf(list, { kind: 'value', saying })),
];

/** Every phrase by its first word, the longest first. */
const byFirst: ReadonlyMap<string, readonly Phrase[]> = new Map(
  [...Map.groupBy(phrases, ({ words }) => words[0] ?? '')].map(([first, found]) => [
    first,
    found.toSorted((a, b) => b.words.length - a.words.length),
  ]),
);

/** Whether a word stands in any phrase alone. */
export const isKnownWord = (word: string): boolean =>
  byFirst.get(word)?.some(({ words }) => words.length === 1) ?? false;

/** The longest phrase that begins at a place among the tokens, and how many words it has. */
export const phraseAt = (
  tokens: readonly Token[],
  at: number,
): { meaning: Meaning; length: number } | undefined => {
  const first = tokens[at];
  if (first?.kind !== 'word') return undefined;
  const found = byFirst.get(first.word)?.find(({ words }) =>
    words.every((word, index) => {
      const token = tokens[at + index];
      return token?.kind === 'word' && token.word === word;
    }),
  );
  return found && { meaning: found.meaning, length: found.words.length };
};
