import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { UnitCode } from '../../programme/index.ts';
import type { LateUnit } from './choose.ts';

const narrow = '@media (max-width: 639px)';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', [narrow]: { display: 'block' } },
  caption: {
    textAlign: 'start',
    paddingBottom: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
    [narrow]: { display: 'block' },
  },
  head: { [narrow]: { display: 'none' } },
  headCell: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
  },
  body: { [narrow]: { display: 'block' } },
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', padding: '8px 0' },
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    [narrow]: { padding: 0 },
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  owners: {
    [narrow]: {
      gridColumn: '1 / -1',
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase200,
    },
  },
  oldest: { [narrow]: { gridColumn: '1 / -1', fontSize: tokens.fontSizeBase200 } },
});

type Props = {
  units: readonly LateUnit[];
  onUnit: (unit: UnitCode) => void;
  onOpen: (key: string) => void;
};

/** What is overdue, unit by unit; each figure opens to its lines. */
export const LateUnits = ({ units, onUnit, onOpen }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('glance.where')}</caption>
      <thead className={styles.head}>
        <tr>
          {(['unit', 'count', 'oldest', 'owners'] as const).map((name) => (
            <th key={name} scope="col" className={styles.headCell}>
              {t(`glance.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {units.map(({ unit, count, oldest, owners }) => (
          <tr key={unit} className={styles.row}>
            <th scope="row" className={styles.cell}>
              <Link as="button" onClick={() => onUnit(unit)}>
                {t(`units.${unit}`)}
              </Link>
            </th>
            <td className={mergeClasses(styles.cell, styles.count)}>{count}</td>
            <td className={mergeClasses(styles.cell, styles.oldest)}>
              <Link as="button" onClick={() => onOpen(oldest.key)}>
                {oldest.key}
              </Link>
              , {t('glance.age', { count: oldest.daysOverdue })}
            </td>
            <td className={mergeClasses(styles.cell, styles.owners)}>{owners.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
