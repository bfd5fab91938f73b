import { overview, RiskCode } from '../../programme/index.ts';
import { riskCard } from '../cards/risk-card.ts';
import { riskListCard } from '../cards/risk-list-card.ts';
import type { Command } from './command.ts';
import { wordFor } from './lexicon.ts';

/** All risks, or one of them. */
export const risk: Command = ({ state, person, day, texts, tabUrl }, argument) => {
  const all = overview(state, person, day);
  const list = (intro?: string) => ({
    card: riskListCard({ texts, tabUrl }, all, intro),
    summary: texts.t('risks.title'),
  });
  if (argument === '') return list();
  const code = RiskCode.safeParse(argument.toUpperCase());
  const view = all.risks.find((known) => known.risk.code === code.data);
  if (!view) return list(texts.t('chat.noRisk', { code: argument.slice(0, 40) }));
  return {
    card: riskCard({
      texts,
      day,
      view,
      measureWord: wordFor(texts, 'measure'),
      tabUrl: tabUrl({ risk: view.risk.code }),
    }),
    summary: texts.t('risk.heading', { code: view.risk.code, title: view.risk.title }),
  };
};
