import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/digest-reply.ts';
import { osloDay, shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import { Kept } from '../risks/kept.tsx';
import type { DigestPart } from './digest-part.ts';
import { useRowStyles } from './row-styles.ts';
import { Section } from './section.tsx';

const isLine = ({ list }: Change): boolean => list === 'TfMeasures' || list === 'TfTasks';

/** What was done in the week, and who did it. */
export const Changes = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRowStyles();
  if (digest.changes.length === 0) return null;
  return (
    <Section title={t('digest.changes')}>
      <ul className={styles.list}>
        {digest.changes.map((change) => (
          <li key={`${change.at} ${change.list} ${change.key} ${change.verb}`} className={styles.row}>
            <span className={styles.main}>
              {t(`digest.did.${change.verb}`, { who: change.who ?? t('digest.someone') })}{' '}
              {isLine(change) ? (
                <PlaceLink to={{ line: change.key }} onPlace={onPlace}>
                  {change.key} <Kept>{change.title}</Kept>
                </PlaceLink>
              ) : (
                <>
                  {change.key} <Kept>{change.title}</Kept>
                </>
              )}
            </span>
            <Caption1 className={styles.quiet}>
              {shortDay(language, osloDay(change.at), digest.today)}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
