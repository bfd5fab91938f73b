import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { useRoundStyles } from './round-styles.ts';

type Quote = RoundOfPeriod['summary']['quotes'][number];

const useStyles = makeStyles({
  quote: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-line',
  },
});

/** What people wrote, unit by unit, with the role they wrote it in. */
export const Quotes = ({ summary: { quotes } }: { summary: RoundOfPeriod['summary'] }) => {
  const { t } = useTranslation();
  const styles = { ...useRoundStyles(), ...useStyles() };
  const aboutOf = ({ about }: Quote): string => {
    if (typeof about !== 'string') return about.text;
    if (about === 'overall' || about === 'summary') return t(`rounds.aboutWhole.${about}`);
    return t(`projects.dimensions.${about}`);
  };
  if (quotes.length === 0) return null;
  return (
    <Section title={t('rounds.quotes')}>
      <ul className={styles.list}>
        {[...quotes.entries()].map(([at, quote]) => (
          <li key={at} className={styles.row}>
            <blockquote lang="nb" className={styles.quote}>
              {quote.text}
            </blockquote>
            <Caption1 className={styles.quiet}>
              {[
                t(`units.${quote.unit}`),
                ...(quote.role ? [t(`rounds.roles.${quote.role}`)] : []),
                ...(quote.project ? [quote.project] : []),
                aboutOf(quote),
              ].join(' · ')}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
