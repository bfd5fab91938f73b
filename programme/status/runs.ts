import { phraseAt } from './phrases.ts';
import type { Titles } from './titles.ts';
import type { Token } from './tokens.ts';

/** A part of one project's name found in the text: from which of its words to which. */
export type Run = { project: string; first: number; last: number };

const MOST_SKIPPED = 2;
const MOST_STRAIGHT = 5;

export const wordAt = (tokens: readonly Token[], at: number): string | undefined => {
  const token = tokens[at];
  return token?.kind === 'word' ? token.word : undefined;
};

const mayStandBetween = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token?.kind === 'sign') return token.sign === 'dash';
  const phrase = phraseAt(tokens, at);
  return phrase?.meaning.kind === 'role' && ['link', 'and', 'to'].includes(phrase.meaning.role);
};

/** How many of the next words are the name's own next words, up to one that tells or to the name's end. */
const straightOf = (titles: Titles, tokens: readonly Token[], { project, last }: Run, to: number): number => {
  const name = titles.wordsOf(project);
  let [length, told] = [0, 0];
  while (length < MOST_STRAIGHT) {
    const word = wordAt(tokens, to + length);
    if (word === undefined || word !== name[last + length + 1]) break;
    length += 1;
    if (titles.isTelling(word) || last + length === name.length - 1) told = length;
  }
  return told;
};

/** How far the names found reach into the text. */
type Reach = { runs: Run[]; to: number };

const straightOn = (titles: Titles, tokens: readonly Token[], { runs, to }: Reach): Reach | undefined => {
  const lengths = runs.map((run) => straightOf(titles, tokens, run, to));
  const longest = Math.max(...lengths);
  if (longest === 0) return undefined;
  const kept = runs.filter((_, index) => lengths[index] === longest);
  return { runs: kept.map((run) => ({ ...run, last: run.last + longest })), to: to + longest };
};

const further = (titles: Titles, tokens: readonly Token[], { runs, to }: Reach): Reach | undefined => {
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped += 1) {
    const word = wordAt(tokens, to + skipped);
    const places = (word === undefined ? undefined : titles.fitting(word))?.places ?? [];
    const onward = runs.flatMap((run) => {
      const place = places.find(({ project, index }) => project === run.project && index > run.last);
      return place ? [{ ...run, last: place.index }] : [];
    });
    if (onward.length > 0) return { runs: onward, to: to + skipped + 1 };
    if (!mayStandBetween(tokens, to + skipped)) return undefined;
  }
  return undefined;
};

/** The longest part of the names that stands in the text from the first word on. */
export const whole = (titles: Titles, tokens: readonly Token[], start: Reach): Reach => {
  let reach = start;
  for (let next: Reach | undefined = start; next; ) {
    reach = next;
    next = straightOn(titles, tokens, reach) ?? further(titles, tokens, reach);
  }
  return reach;
};

/** A name's words before the first that tells: "har vi trygge tjenester". */
export const beginning = (
  titles: Titles,
  tokens: readonly Token[],
  runs: readonly Run[],
  at: number,
  least: number,
): number => {
  let from = at;
  const isBefore = ({ project, first }: Run) => {
    const word = wordAt(tokens, from - 1);
    return word !== undefined && titles.wordsOf(project)[first - (at - from) - 1] === word;
  };
  while (from > least && runs.some(isBefore)) from -= 1;
  return from;
};
