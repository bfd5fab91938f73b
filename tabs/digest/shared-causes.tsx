import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-language.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import { Kept } from '../risks/kept.tsx';
import type { DigestPart } from './digest-part.ts';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

/** Risks that are late in several units at once: one cause, named once. */
export const SharedCauses = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRowStyles();
  if (digest.sharedCauses.length === 0) return null;
  const listed = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nb');
  return (
    <Section title={t('digest.shared')}>
      <ul className={styles.list}>
        {digest.sharedCauses.map(({ risk, title, units, count }) => (
          <li key={risk} className={styles.row}>
            <span className={styles.main}>
              <PlaceLink to={{ filter: 'overdue', risk }} onPlace={onPlace}>
                {risk} <Kept>{title}</Kept>
              </PlaceLink>
              {': '}
              {t('digest.lateIn', { count, units: listed.format(units.map((unit) => t(`units.${unit}`))) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
