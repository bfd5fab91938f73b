import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest-reply.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { Kept } from '../risks/kept.tsx';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

/** The name by which the page finds this part. */
export const missingStatusId = 'missing-status';

/** Projects whose status is too old, or was never given. */
export const MissingStatus = ({ digest }: { digest: Digest }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRowStyles();
  if (digest.missingStatus.length === 0) return null;
  return (
    <Section id={missingStatusId} title={t('digest.missingStatus')}>
      <ul className={styles.list}>
        {digest.missingStatus.map(({ key, title, unit, statusOn }) => (
          <li key={key} className={styles.row}>
            <span className={styles.main}>
              <Kept>{title}</Kept>
              <Caption1 block className={styles.quiet}>
                {t(`units.${unit}`)}
              </Caption1>
            </span>
            <span>
              {statusOn
                ? t('digest.statusOn', { day: shortDay(language, statusOn, digest.today) })
                : t('digest.neverStatus')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
