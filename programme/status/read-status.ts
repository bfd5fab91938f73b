import type { UnitCode } from '../units.ts';
import { commentsOf } from './comments.ts';
import { fieldsOf } from './fields.ts';
import { fold } from './fold.ts';
import { scan } from './grammar/scan.ts';
import type { Statement } from './grammar/statements.ts';
import { type Item, itemsOf } from './items.ts';
import { questionWords } from './other-words.ts';
import { wordsIn } from './phrases.ts';
import type { StatusReading, Subject } from './reading.ts';
import { subjectOf } from './subject.ts';
import type { Titles } from './titles.ts';
import { tokensOf } from './tokens.ts';

const asking = new Set(wordsIn(questionWords));

const isQuestion = (text: string, items: readonly Item[]): boolean => {
  const first = items.find(({ kind }) => kind !== 'sign');
  const asks = first && first.kind !== 'mention' && asking.has(fold(text.slice(first.start, first.end)));
  return text.trimEnd().endsWith('?') || asks === true;
};

const saysSomething = (said: Statement): boolean =>
  ['set', 'keep', 'denied'].includes(said.kind) || (said.kind === 'aim' && said.target !== 'overall');

const isNamed = (statements: readonly Statement[]): boolean =>
  statements.some((said) => said.kind === 'mention' && !said.isHidden);

/** One's own unit's projects first, otherwise as they were. */
const ownFirst = ({ projects }: Titles, subject: Subject, own: UnitCode): Subject => {
  if (subject.kind !== 'ask') return subject;
  const isOwn = (key: string) => projects.some((project) => project.key === key && project.unit === own);
  const keys = subject.keys.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  return { ...subject, keys };
};

/**
 * Reads a sentence about a project's status, in bokmål, nynorsk or English. Takes time in proportion to the text's
 * length, whatever the text. What it is not sure of it leaves out or asks about.
 */
export const readStatus = (titles: Titles, text: string, own: UnitCode): StatusReading => {
  const items = itemsOf(titles, tokensOf(text));
  const statements = scan(items);
  const isCommand = statements[0]?.kind === 'command';
  return {
    subject: ownFirst(titles, subjectOf(titles, statements), own),
    ...fieldsOf(statements),
    comments: commentsOf(text, statements),
    isPlain: isCommand || (!isQuestion(text, items) && isNamed(statements) && statements.some(saysSomething)),
  };
};
