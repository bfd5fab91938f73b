import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Obstacle } from '../api/projects-reply.ts';
import { shortDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { Kept } from '../risks/kept.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  note: { whiteSpace: 'pre-line' },
});

/** One obstacle: what it is, whom it stops, who could take it away, and how far that has come. */
export const ObstacleItem = ({ obstacle, today }: { obstacle: Obstacle; today: string }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  const { key, text, unit, alsoUnits, level, status, tried, note, projectTitle, authorName, on } = obstacle;
  const units = [unit, ...alsoUnits].map((code) => t(`units.${code}`));
  const facts = [
    ...units,
    ...(projectTitle ? [projectTitle] : []),
    t(`obstacles.levels.${level}`),
    t(`obstacles.statuses.${status}`),
  ];
  return (
    <li className={styles.root}>
      <Subtitle2 as="h2">{key}</Subtitle2>
      <Body1>
        <Kept>{text}</Kept>
      </Body1>
      <Caption1 className={styles.quiet}>{facts.join(' · ')}</Caption1>
      {tried && (
        <Body1>
          {t('obstacles.tried')}: <Kept>{tried}</Kept>
        </Body1>
      )}
      {note && (
        <Body1 className={styles.note}>
          <Kept>{note}</Kept>
        </Body1>
      )}
      <Caption1 className={styles.quiet}>
        {t('obstacles.reportedBy', { day: shortDay(language, on, today), name: authorName })}
      </Caption1>
    </li>
  );
};
