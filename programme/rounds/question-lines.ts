/** What people write behind a question, in any of the three languages, to say what kind of answer it takes. */
const kindWords: Readonly<Record<string, 'text' | 'number' | 'light' | 'choice'>> = {
  tekst: 'text',
  text: 'text',
  tall: 'number',
  tal: 'number',
  number: 'number',
  lys: 'light',
  light: 'light',
  valg: 'choice',
  val: 'choice',
  choice: 'choice',
};

const readLine = (line: string, index: number) => {
  const required = line.endsWith('*');
  const rest = (required ? line.slice(0, -1) : line).trim();
  const [, text = rest, word = '', choices = ''] = /^(.+?)\s*\((\p{L}+)(?::([^()]*))?\)$/u.exec(rest) ?? [];
  const kind = kindWords[word.toLocaleLowerCase('nb')];
  const question = { id: `q${index + 1}`, required };
  // A bracket that says no kind belongs to the question.
  if (kind === undefined) return { ...question, kind: 'text', text: rest };
  const given = choices.split('/').map((choice) => choice.trim());
  return { ...question, kind, text, ...(kind === 'choice' && { choices: given }) };
};

/**
 * Questions written one to a line: `Hvor mange barn? (tall)*`, `Tempo? (valg: raskere / som før)`. A star means it
 * must be answered; without a kind it takes a text. Whether they can be asked is for opening the round to say.
 */
export const questionsFromLines = (written: string): unknown[] =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);
