import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { LightMark } from '../projects/light-mark.tsx';
import { MarkLine } from '../projects/mark-line.tsx';
import { Kept } from '../risks/kept.tsx';
import { useRoundStyles } from './round-styles.ts';

type Summary = RoundOfPeriod['summary'];

/** Red projects, then yellow ones, with what is the matter in each. */
export const Attention = ({ summary: { attention } }: { summary: Summary }) => {
  const { t } = useTranslation();
  const styles = useRoundStyles();
  return (
    <Section title={t('rounds.attention')}>
      {attention.length === 0 && <Body1>{t('rounds.noAttention')}</Body1>}
      <ul className={styles.list}>
        {attention.map(({ key, title, unit, light, marks, overall }) => (
          <li key={key} className={styles.row}>
            <Body1>
              <LightMark light={light} />{' '}
              <span className={styles.strong}>
                <Kept>{title}</Kept>
              </span>
            </Body1>
            <Caption1 className={styles.quiet}>
              {t(`units.${unit}`)} · {t(`projects.lights.${light}`)}
            </Caption1>
            {marks
              .filter((mark) => mark.light === 'red' || mark.light === 'yellow')
              .map((mark) => (
                <Body1 key={mark.dimension}>
                  <MarkLine mark={mark} />
                </Body1>
              ))}
            {overall && (
              <Body1 className={styles.lines}>
                <Kept>{overall}</Kept>
              </Body1>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
