import { CommandFault } from './command-fault.ts';

const firstOf = (name: string): string => name.split(' ')[0] ?? name;

/** The words that may follow `first` in one of the names. */
const following = (names: readonly string[], first: string): string[] =>
  names
    .filter((name) => name !== first && firstOf(name) === first)
    .map((name) => name.slice(first.length + 1));

/**
 * Which of the names the words begin with, and the words behind it; a name is of one word, or of two, of which the
 * second must come at once. Throws `CommandFault` for words that are none, and tells what there is.
 */
export const namedCommand = <Name extends string>(
  words: readonly string[],
  names: readonly Name[],
): { name: Name; rest: string[] } => {
  const [first = '', second] = words;
  const found = names
    .map((name) => ({ name, length: name.split(' ').length }))
    .toSorted((a, b) => b.length - a.length)
    .find(({ name, length }) => words.slice(0, length).join(' ') === name);
  if (found) return { name: found.name, rest: words.slice(found.length) };
  const known = following(names, first).join(', ');
  if (known === '') {
    const commands = [...new Set(names.map(firstOf))].join(', ');
    throw new CommandFault('unknown-command', { command: first, known: commands });
  }
  if (second === undefined || second.startsWith('-'))
    throw new CommandFault('second-word-missing', { command: first, known });
  throw new CommandFault('unknown-command', { command: `${first} ${second}`, known });
};
