import type { DigestLine, IsoDate, UnitCode } from '../../programme/index.ts';
import type { TabFocus } from '../deps.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type CardElement, heading, openUrl, paragraph, run } from './card.ts';
import type { Notice } from './notice.ts';
import { shortened } from './shortened.ts';
import { ageInWords, type Line } from './work-line.ts';

export type DigestDrawing = {
  texts: Texts;
  unitName: (unit: UnitCode) => string;
  /** Why this person got it. */
  why: string;
  tabUrl: (focus: TabFocus) => string;
  /** Which digest it is, so that the same card can be made again after a press. */
  on: string;
  /** A line as it is now, whatever day the digest is of. */
  now: (key: string) => Line | undefined;
  notice?: Notice | undefined;
};

/** A digest being drawn: a section shows `most` lines before it says how many more there are. */
export type Drawing = DigestDrawing & { most: number };

export const TITLE_LIMIT = 70;

/** A heading with its lines; nothing at all when there are none. */
export const section = (title: string, lines: readonly CardElement[]): CardElement[] =>
  lines.length === 0 ? [] : [{ ...heading(title, 'Medium'), spacing: 'Large', separator: true }, ...lines];

/** The first few of many, and how many are left, opening to all of them. */
export const some = <Row>(
  { texts, most }: Drawing,
  rows: readonly Row[],
  url: string,
  draw: (row: Row) => CardElement,
): CardElement[] => {
  const left = rows.length - most;
  const more = texts.t('digest.andMore', { count: left });
  return [
    ...rows.slice(0, most).map(draw),
    ...(left > 0
      ? [{ type: 'Container' as const, selectAction: openUrl(more, url), items: [aside(more)] }]
      : []),
  ];
};

/** One line: its key and title, how old it is, and whose it is. */
export const digestRow = (
  { texts }: DigestDrawing,
  { item, owner }: DigestLine,
  day: IsoDate,
  extra?: string,
  below: readonly CardElement[] = [],
): CardElement => {
  const { t } = texts;
  const title = `${item.key} ${shortened(item.title, TITLE_LIMIT)}`;
  const late = item.due < day;
  const age = ageInWords(texts, day, item.due);
  const whose = owner ? t('line.owner', { name: owner.name }) : t('digest.noOwner');
  return {
    type: 'Container',
    spacing: 'Small',
    items: [
      paragraph([run(title)]),
      paragraph(
        [
          run(late ? `⚠ ${age}` : age, { size: 'Small', ...(late ? { color: 'Attention' as const } : {}) }),
          run([``, whose, ...(extra ? [extra] : [])].join(' · '), { size: 'Small', isSubtle: true }),
        ],
        { spacing: 'None' },
      ),
      ...below,
    ],
  };
};

/** A bold line that opens to what it counts. */
export const groupRow = (text: string, url: string, spacing: 'Small' | 'Medium' = 'Medium'): CardElement => ({
  type: 'Container',
  spacing,
  selectAction: openUrl(shortened(text, TITLE_LIMIT), url),
  items: [paragraph([run(text, { weight: 'Bolder' })])],
});
