import { Body1, makeStyles, Subtitle2, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowFault } from '../../programme/index.ts';
import { FaultyColumn } from './faulty-column.tsx';
import { Kept } from './kept.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorPaletteYellowBorder2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
});

type Props = { faults: readonly RowFault[]; more: number; asked: boolean };

/** Rows in SharePoint that could not be read, each with what stands there and what to do about it. */
export const FaultSection = ({ faults, more, asked }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  return (
    <section aria-labelledby="faults" className={styles.root}>
      <h2 id="faults" ref={heading} tabIndex={-1} className={styles.heading}>
        {t('faultRows.heading')}
      </h2>
      <Body1>{t(faults.length > 0 ? 'faultRows.about' : 'faultRows.none')}</Body1>
      <ul className={styles.list}>
        {faults.map(({ list, itemId, key, title, columns }) => (
          <li key={`${list} ${itemId}`} className={styles.row}>
            <Subtitle2 as="h3">
              {key} {title && <Kept>{title}</Kept>} (
              {t('faultRows.row', { id: itemId, list: t(`faultRows.lists.${list}`) })})
            </Subtitle2>
            <ul className={styles.list}>
              {columns.map((fault) => (
                <FaultyColumn key={fault.column} list={list} fault={fault} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more > 0 && <Body1>{t('faultRows.more', { count: more })}</Body1>}
    </section>
  );
};
