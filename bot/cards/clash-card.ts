import type { FieldClash } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type Card, type CardElement, card, heading, openUrl, paragraph, run } from './card.ts';

/** One field two people changed at once, in words. */
export type ClashRow = { field: string } & Pick<FieldClash, 'yours' | 'theirs'>;

export type ClashCard = {
  texts: Texts;
  /** What the row is called. */
  name: string;
  /** What it says, where that is not its name. */
  title: string;
  rows: readonly ClashRow[];
  /** The row is no longer in SharePoint, so there is nothing of theirs to show. */
  isGone: boolean;
  /** What to do when one's own values are right. */
  remedy: string;
  tabUrl: string;
};

const cell = (label: string, value: string): CardElement[] => [
  aside(label),
  paragraph([run(value)], { spacing: 'None' }),
];

/** Tells who acted last that SharePoint was changed meanwhile, with both values, or with what did not come there. */
export const clashCard = ({ texts, name, title, rows, isGone, remedy, tabUrl }: ClashCard): Card => {
  const { t } = texts;
  const sentence = t(isGone ? 'clash.goneText' : 'clash.text', { key: name });
  return card(
    texts,
    sentence,
    [
      heading(t(isGone ? 'clash.goneTitle' : 'clash.title')),
      paragraph([run(title ? `${name}  ${title}` : name, { weight: 'Bolder' })]),
      paragraph([run(sentence)]),
      ...rows.flatMap(({ field, yours, theirs }): CardElement[] => [
        paragraph([run(field, { weight: 'Bolder' })], { separator: true }),
        ...cell(t('clash.yours'), yours),
        ...(isGone ? [] : cell(t('clash.theirs'), theirs)),
      ]),
      paragraph([run(remedy)], { separator: true }),
      aside(t('clash.why')),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
