import { Body1, Body1Strong, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RowFault } from '../../programme/index.ts';

const useStyles = makeStyles({
  root: { display: 'grid' },
});

type Props = { list: RowFault['list']; fault: RowFault['columns'][number] };

/** One value that could not be read: its column, what stands there, and how to put it right. */
export const FaultyColumn = ({ list, fault: { column, value, reason } }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  // Lists may get columns and faults this page has no words for yet; then the column's own name is shown.
  const known = (key: string): boolean => Boolean(i18n.exists(key));
  const named = `faultRows.columns.${column}`;
  const name = known(named) ? t(named) : column;
  const special = `faultRows.remedies.${list}-${column}`;
  const usual = `faultRows.remedies.${reason}`;
  const remedy = value !== '' && known(special) ? special : known(usual) ? usual : 'faultRows.remedies.other';
  return (
    <li className={styles.root}>
      <Body1Strong>
        {value === '' ? t('faultRows.empty', { column: name }) : t('faultRows.says', { column: name, value })}
      </Body1Strong>
      <Body1>{t(remedy)}</Body1>
    </li>
  );
};
