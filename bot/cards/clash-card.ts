import type { FieldClash } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type Card, type CardElement, card, heading, openUrl, paragraph, run } from './card.ts';

/** One field two people changed at once, in words. */
export type ClashRow = { field: string } & Pick<FieldClash, 'yours' | 'theirs'>;

export type ClashCard = {
  texts: Texts;
  key: string;
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
export const clashCard = ({ texts, key, title, rows, isGone, remedy, tabUrl }: ClashCard): Card => {
  const { t } = texts;
  const sentence = t(isGone ? 'clash.goneText' : 'clash.text', { key });
  return card(
    texts,
    sentence,
    [
      heading(t(isGone ? 'clash.goneTitle' : 'clash.title')),
      paragraph([run(`${key}  ${title}`, { weight: 'Bolder' })]),
      paragraph([run(sentence)]),
      ...rows.flatMap(({ field, yours, theirs }): CardElement[] => [
        paragraph([run(field, { weight: 'Bolder' })], { separator: true }),
        {
          type: 'ColumnSet',
          spacing: 'None',
          columns: [
            { type: 'Column', width: 'stretch', items: cell(t('clash.yours'), yours) },
            ...(isGone
              ? []
              : [{ type: 'Column', width: 'stretch', items: cell(t('clash.theirs'), theirs) } as const]),
          ],
        },
      ]),
      paragraph([run(remedy)], { separator: true }),
      aside(t('clash.why', { key })),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
