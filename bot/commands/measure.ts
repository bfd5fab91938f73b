import { overview } from '../../programme/index.ts';
import { riskListCard } from '../cards/risk-list-card.ts';
import { workCard } from '../work-cards.ts';
import type { Command } from './command.ts';

/** One measure or task by its key. */
export const measure: Command = (asking, argument) => {
  const { state, person, day, texts, tabUrl } = asking;
  if (argument === '') {
    const all = overview(state, person, day);
    return {
      card: riskListCard({ texts, tabUrl }, all, texts.t('chat.measureHow')),
      summary: texts.t('risks.title'),
    };
  }
  const card = workCard(asking, argument);
  if (!card) return { text: texts.t('chat.noMeasure', { key: argument.slice(0, 40) }) };
  return { card, summary: card.speak ?? argument };
};
