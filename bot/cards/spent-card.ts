import type { Texts } from '../texts/texts.ts';
import { aside, type Card, card, heading, openUrl, paragraph, run } from './card.ts';
import { shortened } from './shortened.ts';

export type SpentCard = {
  texts: Texts;
  /** The line it was about, while there is one. */
  line?: { key: string; title: string } | undefined;
  /** What became of it. */
  text: string;
  /** Why this person got the card in its day. */
  why: string;
  tabUrl: string;
};

/** Takes the place of a card whose question has been answered elsewhere: it says what became of it, and asks nothing. */
export const spentCard = ({ texts, line, text, why, tabUrl }: SpentCard): Card => {
  const { t } = texts;
  return card(
    texts,
    text,
    [
      heading(t('spent.title')),
      ...(line ? [paragraph([run(`${line.key}  ${shortened(line.title)}`, { weight: 'Bolder' })])] : []),
      paragraph([run(text)]),
      aside(why),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
