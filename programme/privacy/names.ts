import type { PersonalDetail, Span } from './detail.ts';
import { isGivenName, isNameInSmallLetters } from './given-names.ts';
import { isOrdinary } from './ordinary-words.ts';
import { topicOf } from './sensitive-words.ts';
import { type Word, wordsIn } from './words-in.ts';

type Name = Span & { sentence: number };
type Named = Extract<PersonalDetail, { kind: 'name' }>;

const capital = /^\p{Lu}\p{Ll}/u;
const particles = ['al', 'el', 'bin', 'van', 'von', 'de', 'der', 'la'];

const couldBeName = (word: Word, known: ReadonlySet<string>): boolean =>
  (capital.test(word.text) || isNameInSmallLetters(word.lower)) &&
  topicOf(word) === undefined &&
  !isOrdinary(word.lower) &&
  !known.has(word.lower);

/** A capital begins any sentence, so there one word alone must be a name people are given. */
const isName = (run: readonly Word[]): boolean => {
  const [first] = run;
  return first !== undefined && (run.length > 1 || !first.first || isGivenName(first.lower));
};

const besides = (text: string, before: Word, after: Word): boolean =>
  before.sentence === after.sentence && text.slice(before.end, after.start) === ' ';

/** Runs of words that are written as names are, and are none of the words the programme knows. */
const namesIn = (text: string, words: readonly Word[], known: ReadonlySet<string>): Name[] => {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const close = () => {
    while (run.length > 0 && particles.includes(run.at(-1)?.lower ?? '')) run.pop();
    if (isName(run)) runs.push(run);
    run = [];
  };
  for (const word of words) {
    const last = run.at(-1);
    if (last && !besides(text, last, word)) close();
    if (couldBeName(word, known) || (run.length > 0 && particles.includes(word.text))) run.push(word);
    else close();
  }
  close();
  return runs.flatMap((words) => {
    const [first, last] = [words[0], words.at(-1)];
    return first && last ? [{ start: first.start, end: last.end, sentence: first.sentence }] : [];
  });
};

const speaksOn = [
  'han',
  'hun',
  'ho',
  'hen',
  'de',
  'dei',
  'he',
  'she',
  'they',
  'gutten',
  'guten',
  'jenta',
  'eleven',
  'barnet',
];

/** Near is in the same sentence, or in the next one when it goes on about the person. */
const isNear = (name: Name, sensitive: Word, openers: ReadonlyMap<number, Word>): boolean =>
  sensitive.sentence === name.sentence ||
  (sensitive.sentence === name.sentence + 1 &&
    speaksOn.includes(openers.get(sensitive.sentence)?.lower ?? ''));

/** Names of people that stand near words of health, child welfare or crime. */
export const namesNearSensitiveWords = (text: string, ordinary: readonly string[]): Named[] => {
  const words = wordsIn(text);
  const bySentence = Map.groupBy(words, ({ sentence }) => sentence);
  const openers = new Map(words.filter(({ first }) => first).map((word) => [word.sentence, word]));
  const known = new Set(ordinary.flatMap((title) => wordsIn(title).map(({ lower }) => lower)));
  return namesIn(text, words, known).flatMap((name) => {
    const around = [...(bySentence.get(name.sentence) ?? []), ...(bySentence.get(name.sentence + 1) ?? [])];
    const near = around.find((word) => topicOf(word) !== undefined && isNear(name, word, openers));
    const topic = near && topicOf(near);
    if (!near || !topic) return [];
    const { start, end } = name;
    return [{ kind: 'name' as const, start, end, topic, near: { start: near.start, end: near.end } }];
  });
};
