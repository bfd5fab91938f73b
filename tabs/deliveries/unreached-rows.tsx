import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeliveriesOfDay } from '../api/deliveries-reply.ts';
import { useRowStyles } from '../digest/row-styles.ts';
import { Section } from '../digest/section.tsx';
import { useReason } from './use-reason.ts';

/** Whom no message reaches, and what mends it. */
export const UnreachedRows = ({ unreached }: Pick<DeliveriesOfDay, 'unreached'>) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  const why = useReason();
  return (
    <Section title={t('deliveries.unreached')}>
      <ul className={styles.list}>
        {unreached.map(({ oid, name, unit, reason, remedy }) => (
          <li key={oid} className={styles.row}>
            <span className={styles.main}>
              <strong>{name}</strong>
              {unit && `, ${t(`units.${unit}`)}`}
              <Caption1 block className={styles.quiet}>
                {why(reason)}
              </Caption1>
            </span>
            <span>{t(`deliveries.remedies.${remedy}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
