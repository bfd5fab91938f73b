import { readStatus } from '../../programme/index.ts';
import { nearestCard } from '../cards/help-card.ts';
import { commands } from '../commands/index.ts';
import type { Lexicon } from '../commands/lexicon.ts';
import type { CommandName } from '../commands/word-for.ts';
import type { Asking } from '../deps.ts';
import { statusAnswer } from '../status-answer.ts';
import type { Answer } from '../turn.ts';

/** Commands whose words begin no status. */
const ownWords: ReadonlySet<CommandName> = new Set([
  'status',
  'obstacle',
  'help',
  'settings',
  'cases',
  'case',
]);

// A word longer than this is wider than a card on a phone.
const SHOWN = 30;

/** Answers what somebody wrote. */
export const answerMessage = async (asking: Asking, lexicon: Lexicon, text: string): Promise<Answer> => {
  const asked = lexicon.find(text);
  // A word of ours may also begin a sentence about a status: "risikoen er høy i Stien".
  const isWholeCommand = asked !== undefined && (asked.argument === '' || ownWords.has(asked.name));
  const read = isWholeCommand ? undefined : readStatus(asking.titles(), text, asking.person.unit);
  if (read?.isPlain) return statusAnswer(asking, read, text);
  if (asked) return commands[asked.name]({ ...asking, lexicon, said: text }, asked.argument);
  // Nothing but a mention: somebody wants to know what can be asked.
  if (text === '') return commands.help({ ...asking, lexicon, said: text }, '');
  const said = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const card = nearestCard(asking.texts, said, lexicon.nearest(asking.texts, text));
  return { card, summary: card.speak ?? '' };
};
