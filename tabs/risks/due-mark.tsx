import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { daysFrom, shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { isOpenLine, isOverdue } from './choose.ts';
import { LateMark } from './late-mark.tsx';

/** Further ahead than this the day itself says enough. */
const countedDays = 14;

const useStyles = makeStyles({
  root: { display: 'inline-grid', justifyItems: 'start', rowGap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = { line: WorkView; today: IsoDate };

/** A deadline, and how far off or how long past it is. */
export const DueMark = ({ line, today }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const days = daysFrom(today, line.due);
  const near = isOpenLine(line) && days >= 0 && days <= countedDays;
  const words =
    days === 0 ? t('lines.today') : days === 1 ? t('lines.tomorrow') : t('lines.in', { count: days });
  return (
    <span className={styles.root}>
      <time dateTime={line.due}>{shortDay(language, line.due, today)}</time>
      {isOverdue(line) && <LateMark>{t('lines.overdue', { count: line.daysOverdue })}</LateMark>}
      {near && <Caption1 className={styles.quiet}>{words}</Caption1>}
    </span>
  );
};
