import { Body1, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { periodWords } from '../language/periods.ts';
import { useLanguage } from '../language/use-language.ts';
import { LightMark } from '../projects/light-mark.tsx';
import { Kept } from '../risks/kept.tsx';
import { answerWords } from './answer-words.ts';
import { useRoundStyles } from './round-styles.ts';

type Summary = RoundOfPeriod['summary'];

/** What is another than in the round before: dimensions of projects, and answers. */
export const Changes = ({ summary: { units, since } }: { summary: Summary }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRoundStyles();
  const marks = units.flatMap(({ unit, projects }) =>
    projects.flatMap(({ key, title, marks: all }) =>
      all.filter(({ changed }) => changed).map((mark) => ({ key, title, unit, mark })),
    ),
  );
  const answers = units.flatMap(({ unit, answers: all }) =>
    all.filter(({ changed }) => changed).map((answer) => ({ unit, answer })),
  );
  if (marks.length + answers.length === 0) return null;
  return (
    <Section
      title={
        since ? t('rounds.changesSince', { period: periodWords(t, language, since) }) : t('rounds.changes')
      }
    >
      <ul className={styles.list}>
        {marks.map(({ key, title, unit, mark: { dimension, before, value, light, turn } }) => (
          <li key={`${key}-${dimension}`} className={styles.row}>
            <Body1>
              <LightMark light={light} /> <Kept>{title}</Kept>, {t(`projects.dimensions.${dimension}`)}:{' '}
              {t('rounds.fromTo', {
                before: t(before ? `projects.values.${before}` : 'projects.none'),
                now: t(value ? `projects.values.${value}` : 'projects.none'),
              })}
            </Body1>
            <Caption1 className={styles.quiet}>
              {t(`units.${unit}`)}
              {turn !== 'same' && ` · ${t(`projects.turns.${turn}`)}`}
            </Caption1>
          </li>
        ))}
        {answers.map(({ unit, answer: { question, text, kind, before, value } }) => (
          <li key={`${unit}-${question}`} className={styles.row}>
            <Body1>
              <Kept>{text}</Kept>{' '}
              {t('rounds.fromTo', {
                before: answerWords(t, language, kind, before),
                now: answerWords(t, language, kind, value),
              })}
            </Body1>
            <Caption1 className={styles.quiet}>{t(`units.${unit}`)}</Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
};
