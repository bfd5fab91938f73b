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
  tabUrl: string;
};

const cell = (label: string, value: string): CardElement[] => [
  aside(label),
  paragraph([run(value)], { spacing: 'None' }),
];

/** Tells who acted last that SharePoint was changed meanwhile, with both values. */
export const clashCard = ({ texts, key, title, rows, tabUrl }: ClashCard): Card => {
  const { t } = texts;
  const sentence = t('clash.text', { key });
  return card(
    texts,
    sentence,
    [
      heading(t('clash.title')),
      paragraph([run(`${key}  ${title}`, { weight: 'Bolder' })]),
      paragraph([run(sentence)]),
      ...rows.flatMap(({ field, yours, theirs }): CardElement[] => [
        paragraph([run(field, { weight: 'Bolder' })], { separator: true }),
        {
          type: 'ColumnSet',
          spacing: 'None',
          columns: [
            { type: 'Column', width: 'stretch', items: cell(t('clash.yours'), yours) },
            { type: 'Column', width: 'stretch', items: cell(t('clash.theirs'), theirs) },
          ],
        },
      ]),
      paragraph([run(t('clash.remedy', { key }))], { separator: true }),
      aside(t('clash.why', { key })),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
