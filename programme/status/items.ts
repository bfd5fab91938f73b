import { type Dimension, dimensions } from './dimensions.ts';
import { editDistance } from './edit-distance.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { dimensionWords, type Role, roleWords } from './other-words.ts';
import { type Meaning, phraseAt, wordsIn } from './phrases.ts';
import type { Titles } from './titles.ts';
import type { Sign, Span, Token } from './tokens.ts';
import type { Saying } from './value-words.ts';

/** A text as the grammar reads it: values, dimensions, names, words with a part to play, signs, and other words. */
export type Item = Span &
  (
    | { kind: 'value'; saying: Saying }
    | { kind: 'dimension'; dimension: Dimension }
    | { kind: 'role'; role: Role }
    | { kind: 'mention'; mention: Mention }
    | { kind: 'sign'; sign: Sign }
    | { kind: 'word' }
  );

type Found = { meaning: Meaning; length: number };

// Short words are too near each other to be mended.
const SHORTEST_MENDED = 6;
const LONGEST_MENDED = 30;
const NUMBER = /^\d{6,}$/;

const mendable = dimensions.flatMap((dimension) =>
  dimensionWords[dimension]
    .flatMap(wordsIn)
    .filter((word) => word.length >= SHORTEST_MENDED)
    .map((word) => ({ word, meaning: { kind: 'dimension', dimension } as const })),
);
const firstCommand = wordsIn(roleWords.command[0] ?? '')[0] ?? '';

const mended = (tokens: readonly Token[], at: number): Found | undefined => {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const { word } = token;
  if (at === 0 && editDistance(word, firstCommand, 1) <= 1)
    return { meaning: { kind: 'role', role: 'command' }, length: 1 };
  if (word.length < SHORTEST_MENDED || word.length > LONGEST_MENDED) return undefined;
  const near = mendable.find((known) => known.word[0] === word[0] && editDistance(known.word, word, 1) <= 1);
  return near && { meaning: near.meaning, length: 1 };
};

/** "Gul på budsjett" is yellow of the budget, not yellow and on budget. */
const ofColour = (tokens: readonly Token[], at: number, found: Found, previous: Item | undefined): Found => {
  const isAfterColour = previous?.kind === 'value' && previous.saying.isColour;
  if (!isAfterColour || found.meaning.kind !== 'value' || found.length !== 2) return found;
  const next = phraseAt(tokens, at + 1);
  return next?.meaning.kind === 'dimension' ? { meaning: { kind: 'role', role: 'link' }, length: 1 } : found;
};

const phraseOr = (tokens: readonly Token[], at: number, mention: Mention | undefined): Found | undefined => {
  const phrase = phraseAt(tokens, at);
  if (!mention) return phrase ?? mended(tokens, at);
  const isOneWord = mention.to - mention.from === 1;
  if (phrase && isOneWord && phrase.length > 1) return phrase;
  return mention.kind === 'project' && mention.isMended ? mended(tokens, at) : undefined;
};

const plainItem = (token: Token, span: Span): Item => {
  if (token.kind === 'sign') return { kind: 'sign', sign: token.sign, ...span };
  // A number nothing goes by says nothing by itself.
  return NUMBER.test(token.word) ? { kind: 'role', role: 'filler', ...span } : { kind: 'word', ...span };
};

/** Reads the tokens into items, each with its place in the text. */
export const itemsOf = (titles: Titles, tokens: readonly Token[]): Item[] => {
  const mentions = new Map(mentionsIn(titles, tokens).map((mention) => [mention.from, mention]));
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    const mention = mentions.get(at);
    const heard = phraseOr(tokens, at, mention);
    const found = heard && ofColour(tokens, at, heard, items.at(-1));
    const length = found?.length ?? (mention ? mention.to - at : 1);
    const span = { start: token.start, end: tokens[at + length - 1]?.end ?? token.end };
    if (found) items.push({ ...found.meaning, ...span });
    else items.push(mention ? { kind: 'mention', mention, ...span } : plainItem(token, span));
    at += length;
  }
  return items;
};
