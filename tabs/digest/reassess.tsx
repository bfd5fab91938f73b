import { useTranslation } from 'react-i18next';
import { PlaceLink } from '../pages/place-link.tsx';
import { Kept } from '../risks/kept.tsx';
import type { DigestPart } from './digest-part.ts';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

/** Risks whose measures are all done and which nobody has assessed since; each opens where that is done. */
export const Reassess = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const styles = useRowStyles();
  if (digest.awaitsReassessment.length === 0) return null;
  return (
    <Section title={t('reassess.waiting')}>
      <ul className={styles.list}>
        {digest.awaitsReassessment.map(({ risk, title, ownerName }) => (
          <li key={risk} className={styles.row}>
            <span className={styles.main}>
              <PlaceLink to={{ risk }} onPlace={onPlace}>
                {risk} <Kept>{title}</Kept>
              </PlaceLink>
            </span>
            {ownerName && <span>{t('risks.owner', { name: ownerName })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
};
