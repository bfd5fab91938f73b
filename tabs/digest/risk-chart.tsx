import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../pages/place-link.tsx';
import { Kept } from '../risks/kept.tsx';
import { type DigestPart, withinScope } from './digest-part.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  bar: { display: 'block', width: '100%', height: '14px' },
  fill: { fill: tokens.colorPaletteRedBorder2 },
  barCell: { width: '45%', minWidth: '56px' },
});

/** How much is overdue by risk: a table that is a chart too, so that the figures are there for every reader. */
export const RiskChart = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const table = useTableStyles();
  const most = Math.max(...digest.overdueByRisk.map(({ lines }) => lines.length));
  return (
    <table className={table.root}>
      <caption className={table.caption}>{t('digest.chart')}</caption>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {t('details.risk')}
          </th>
          <th scope="col" colSpan={2} className={table.head}>
            {t('filters.overdue')}
          </th>
        </tr>
      </thead>
      <tbody>
        {digest.overdueByRisk.map(({ risk, title, lines }) => (
          <tr key={risk} className={table.row}>
            <th scope="row" className={table.cell}>
              {risk} <Kept>{title}</Kept>
            </th>
            <td className={table.number}>
              <PlaceLink
                to={withinScope(digest, { filter: 'overdue', risk })}
                label={t('digest.openRisk', { count: lines.length, code: risk })}
                onPlace={onPlace}
              >
                {lines.length}
              </PlaceLink>
            </td>
            <td className={styles.barCell}>
              <svg
                className={styles.bar}
                viewBox="0 0 100 14"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect className={styles.fill} width={(100 * lines.length) / most} height="14" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
