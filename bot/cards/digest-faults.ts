import type { RowFault } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import type { CardElement } from './card.ts';
import { groupRow, section } from './digest-parts.ts';
import type { Section } from './digest-sections.ts';
import { shortened } from './shortened.ts';

const MOST_FAULTS = 5;

const nameOf = ({ t }: Texts, { list, key, title }: RowFault): string =>
  `${t(`row.${list}`)} ${key ?? shortened(title ?? '?', 40)}`;

const unread = (texts: Texts, faults: readonly RowFault[]): string => {
  const { t, list } = texts;
  const left = faults.length - MOST_FAULTS;
  const rows = [
    ...faults.slice(0, MOST_FAULTS).map((fault) => nameOf(texts, fault)),
    ...(left > 0 ? [t('digest.andMore', { count: left })] : []),
  ];
  return t('digest.notMeasured', { count: faults.length, rows: list(rows) });
};

/** What the figures leave out, and what in the lists cannot be right. */
export const notMeasured: Section = ({ texts, tabUrl }, { notMeasured: faults, quality }) => {
  const { t } = texts;
  const rows: CardElement[] = [
    ...(faults.length > 0 ? [groupRow(unread(texts, faults), tabUrl({ show: 'faults' }))] : []),
    ...(quality.length > 0
      ? [groupRow(t('digest.quality', { count: quality.length }), tabUrl({ show: 'faults' }), 'Small')]
      : []),
  ];
  return section(t('digest.section.notMeasured'), rows);
};
