import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RowFault } from '../../programme/index.ts';
import { Kept } from './kept.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  words: { margin: 0 },
});

type Props = { fault: RowFault['columns'][number] };

/** One value that could not be read: its column, what stands there, and how to put it right. */
export const FaultyColumn = ({ fault: { column, value, reason } }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  // Lists may get columns and faults this page has no words for yet; then the column's own name is shown.
  const known = (key: string): boolean => Boolean(i18n.exists(key));
  const name = `faultRows.columns.${column}`;
  const special = `faultRows.remedies.${column}`;
  const usual = `faultRows.remedies.${reason}`;
  const remedy = value !== '' && known(special) ? special : known(usual) ? usual : 'faultRows.remedies.other';
  return (
    <dl className={styles.root}>
      <div>
        <dt className={styles.term}>{t('faultRows.column')}</dt>
        <dd className={styles.words}>{known(name) ? t(name) : column}</dd>
      </div>
      <div>
        <dt className={styles.term}>{t('faultRows.value')}</dt>
        <dd className={styles.words}>{value === '' ? t('faultRows.empty') : <Kept>{value}</Kept>}</dd>
      </div>
      <div>
        <dt className={styles.term}>{t('faultRows.remedy')}</dt>
        <dd className={styles.words}>{t(remedy)}</dd>
      </div>
    </dl>
  );
};
