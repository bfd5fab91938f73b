import { nearestCard } from '../cards/help-card.ts';
import { commands } from '../commands/index.ts';
import type { Lexicon } from '../commands/lexicon.ts';
import type { Asking } from '../deps.ts';
import type { Answer } from '../turn.ts';

// A word longer than this is wider than a card on a phone.
const SHOWN = 30;

/** Answers what somebody wrote. */
export const answerMessage = async (asking: Asking, lexicon: Lexicon, text: string): Promise<Answer> => {
  const asked = lexicon.find(text);
  if (asked) return commands[asked.name]({ ...asking, lexicon }, asked.argument);
  // Nothing but a mention: somebody wants to know what can be asked.
  if (text === '') return commands.help({ ...asking, lexicon }, '');
  const said = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const card = nearestCard(asking.texts, said, lexicon.nearest(asking.texts, text));
  return { card, summary: card.speak ?? '' };
};
