import { overview } from '../../programme/index.ts';
import { riskListCard } from '../cards/risk-list-card.ts';
import { riskCardOf } from '../risk-cards.ts';
import type { Command } from './command.ts';

/** All risks, or one of them. */
export const risk: Command = (asking, argument) => {
  const { state, person, day, texts, tabUrl } = asking;
  const card = riskCardOf(asking, argument);
  if (card) return { card, summary: card.speak ?? argument };
  const intro = argument === '' ? undefined : texts.t('chat.noRisk', { code: argument.slice(0, 40) });
  return {
    card: riskListCard({ texts, tabUrl }, overview(state, person, day), intro),
    summary: texts.t('risks.title'),
  };
};
