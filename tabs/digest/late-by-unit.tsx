import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../pages/place-link.tsx';
import type { DigestPart } from './digest-part.ts';
import { Section } from './section.tsx';
import { useTableStyles } from './table-styles.ts';

/** What is overdue, unit by unit; for those who read of more than one. */
export const LateByUnit = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const table = useTableStyles();
  if (digest.scope !== 'all' || digest.overdueByUnit.length === 0) return null;
  return (
    <Section title={t('digest.byUnit')}>
      <table className={table.root}>
        <thead>
          <tr>
            {(['unit', 'count', 'oldest'] as const).map((name) => (
              <th key={name} scope="col" className={table.head}>
                {t(`glance.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {digest.overdueByUnit.map(({ unit, count, oldest }) => (
            <tr key={unit} className={table.row}>
              <th scope="row" className={table.cell}>
                {t(`units.${unit}`)}
              </th>
              <td className={table.cell}>
                <PlaceLink
                  to={{ filter: 'overdue', unit }}
                  label={t('digest.openUnit', { count, unit: t(`units.${unit}`) })}
                  onPlace={onPlace}
                >
                  {count}
                </PlaceLink>
              </td>
              <td className={table.cell}>{t('glance.age', { count: oldest })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
