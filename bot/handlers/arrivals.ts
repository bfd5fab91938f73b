import { helpCard } from '../cards/help-card.ts';
import type { Lexicon } from '../commands/lexicon.ts';
import type { Asking } from '../deps.ts';
import type { Answer } from '../turn.ts';

/** What is said once, when the app comes into a chat. */
export const welcome = ({ turn, texts }: Pick<Asking, 'turn' | 'texts'>, lexicon: Lexicon): Answer => {
  const { t } = texts;
  if (turn.conversation.kind !== 'personal') return { text: t('welcome.group') };
  const greeting = t('welcome.personal');
  return { card: helpCard(texts, lexicon.hints(texts), greeting), summary: greeting };
};
