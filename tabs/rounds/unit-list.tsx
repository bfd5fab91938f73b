import { Body1, Caption1, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, ClockAlarmRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { Kept } from '../risks/kept.tsx';
import { answerWords } from './answer-words.ts';
import { useRoundStyles } from './round-styles.ts';

type Unit = RoundOfPeriod['standing']['units'][number];

const Mark = ({ unit: { isLate, standing } }: { unit: Unit }) => {
  const styles = useRoundStyles();
  if (isLate)
    return <ClockAlarmRegular aria-hidden="true" className={mergeClasses(styles.mark, styles.late)} />;
  if (standing === 'delivered')
    return <CheckmarkCircleFilled aria-hidden="true" className={mergeClasses(styles.mark, styles.good)} />;
  return <CircleRegular aria-hidden="true" className={mergeClasses(styles.mark, styles.quiet)} />;
};

/** Who has answered, how far the others have come, and who is late. */
export const UnitList = ({ round: { standing, summary, day } }: { round: RoundOfPeriod }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRoundStyles();
  const wordsFor = (unit: Unit): string => {
    const isWaiting = unit.standing === 'unanswered' || unit.standing === 'draft';
    return [
      unit.isLate && isWaiting ? t('rounds.overdue') : t(`rounds.standings.${unit.standing}`),
      ...(unit.deliveredOn ? [shortDay(language, unit.deliveredOn, day)] : []),
      ...(isWaiting ? [t('rounds.progress', { done: unit.done, count: unit.total })] : []),
      ...(unit.officer ? [unit.officer] : []),
    ].join(' · ');
  };
  // What was written stands among the quotes.
  const answersOf = (code: string) =>
    summary.units
      .flatMap(({ unit, answers }) => (unit === code ? answers : []))
      .filter(({ kind, value }) => kind !== 'text' && value !== undefined);
  return (
    <Section title={t('rounds.units')}>
      <ul className={styles.list}>
        {standing.units.map((unit) => (
          <li key={unit.unit} className={styles.row}>
            <Body1>
              <Mark unit={unit} /> <span className={styles.strong}>{t(`units.${unit.unit}`)}</span>
            </Body1>
            <Caption1 className={styles.quiet}>{wordsFor(unit)}</Caption1>
            {answersOf(unit.unit).map(({ question, text, kind, value }) => (
              <Body1 key={question}>
                <Kept>{text}</Kept> {answerWords(t, language, kind, value)}
              </Body1>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
};
