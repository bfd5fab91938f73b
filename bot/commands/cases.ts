import { caseView, readableCases, roundOf } from '../board-views.ts';
import { caseListCard } from '../cards/case-card.ts';
import { deadlineWords } from '../cards/case-parts.ts';
import type { Command } from './command.ts';
import { wordFor } from './word-for.ts';

const MOST_CASES = 6;

/** The cases somebody may read, those under way first. */
export const cases: Command = (asking) => {
  const { turn, texts } = asking;
  if (turn.conversation.kind !== 'personal') return { text: texts.t('cases.personal') };
  const readable = readableCases(asking);
  if (readable.length === 0) return { text: texts.t('cases.none') };
  const rows = readable.slice(0, MOST_CASES).map((item) => {
    const round = roundOf(asking, item.key);
    const isOpen = round?.status === 'open' && item.state === 'open';
    return {
      view: caseView(asking, item, round),
      say: `${wordFor(texts, 'case')} ${item.key}`,
      when: isOpen ? deadlineWords(texts, round) : '',
    };
  });
  const card = caseListCard(texts, rows, readable.length - rows.length);
  return { card, summary: card.speak ?? '' };
};
