import type { Project } from '../projects.ts';
import { type Fit, fitting, type KnownWord } from './fitting.ts';
import { isKnownWord } from './phrases.ts';
import { stem } from './stem.ts';
import { tokensOf } from './tokens.ts';
import { type NamedUnit, type UnitNames, unitNamesOf } from './unit-names.ts';

/** A project by what people may call it. */
export type Named = Pick<Project, 'key' | 'title' | 'unit' | 'number'>;

/** The names of projects and units, ready to be found in a text. */
export type Titles = {
  projects: readonly Named[];
  units: UnitNames;
  /** The words of a project's name, folded. */
  wordsOf: (project: string) => readonly string[];
  /** The project a number stands for. */
  numbered: (word: string) => string | undefined;
  /** Whether a word can name a project by itself. */
  isTelling: (word: string) => boolean;
  /** Where in the names a word of a text fits. */
  fitting: (word: string) => Fit | undefined;
  /** Where two words fit that somebody wrote apart: "lærings hub". */
  joined: (first: string, second: string) => Fit | undefined;
};

/** The words of a name, folded. */
export const nameWords = (name: string): string[] =>
  tokensOf(name).flatMap((token) => (token.kind === 'word' ? [token.word] : []));

// Words that name nothing by themselves, though they stand in names.
const emptyWords = new Set(['hvor', 'mine', 'har', 'vi', 'er', 'bydel', 'prosjekt']);
const SHORTEST_JOINED = 6;

const tellingWords = (
  words: ReadonlyMap<string, readonly string[]>,
  isTelling: (word: string) => boolean,
): Map<string, KnownWord> => {
  const known = new Map<string, KnownWord>();
  for (const [project, title] of words)
    for (const [index, word] of title.entries()) {
      if (!isTelling(word)) continue;
      const { places = [] } = known.get(word) ?? {};
      known.set(word, { word, stem: stem(word), places: [...places, { project, index }] });
    }
  return known;
};

/** Prepares the names: made once for a list of projects and used for many texts. */
export const titlesOf = (projects: readonly Named[], units: readonly NamedUnit[]): Titles => {
  const unitNames = unitNamesOf(units);
  const words = new Map(projects.map(({ key, title }) => [key, nameWords(title)]));
  const isTelling = (word: string) =>
    word.length > 1 && !isKnownWord(word) && !emptyWords.has(word) && !unitNames.isName(word);
  const known = tellingWords(words, isTelling);
  const knownWords = [...known.values()];
  const numbers = new Map(
    projects.flatMap(({ key, number = key }) => [[key, key] as const, [number, key] as const]),
  );
  return {
    projects,
    units: unitNames,
    wordsOf: (project) => words.get(project) ?? [],
    numbered: (word) => numbers.get(word),
    isTelling,
    fitting: (word) => (isKnownWord(word) ? undefined : fitting(knownWords, word)),
    joined: (first, second) => {
      const found = first.length + second.length >= SHORTEST_JOINED ? known.get(first + second) : undefined;
      return found && { places: found.places, isMended: false };
    },
  };
};
