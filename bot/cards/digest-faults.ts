import type { RowFault } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
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

/** Rows the figures leave out. */
export const notMeasured: Section = ({ texts, tabUrl }, { notMeasured: faults }) =>
  section(
    texts.t('digest.section.notMeasured'),
    faults.length > 0 ? [groupRow(unread(texts, faults), tabUrl({ show: 'faults' }))] : [],
  );

/** What in the lists cannot be right; the figures count it all the same. */
export const quality: Section = ({ texts: { t }, tabUrl }, { quality: notes }) =>
  section(
    t('digest.section.quality'),
    notes.length > 0
      ? [groupRow(t('digest.quality', { count: notes.length }), tabUrl({ show: 'faults' }))]
      : [],
  );
