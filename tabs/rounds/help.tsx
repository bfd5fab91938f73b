import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { Kept } from '../risks/kept.tsx';
import { useRoundStyles } from './round-styles.ts';

/** What units asked for help with; nothing at all when none did. */
export const Help = ({ summary: { needsHelp } }: { summary: RoundOfPeriod['summary'] }) => {
  const { t } = useTranslation();
  const styles = useRoundStyles();
  if (needsHelp.length === 0) return null;
  return (
    <Section title={t('rounds.needsHelp')}>
      <ul className={styles.list}>
        {needsHelp.map(({ unit, text, role }) => (
          <li key={unit} className={styles.row}>
            <Body1 className={styles.lines}>
              <Kept>{text}</Kept>
            </Body1>
            <Caption1 className={styles.quiet}>
              {t(`units.${unit}`)}
              {role && ` · ${t(`rounds.roles.${role}`)}`}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
