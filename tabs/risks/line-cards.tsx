import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { isOverdue } from './choose.ts';
import { DueMark } from './due-mark.tsx';
import { LineLink } from './line-link.tsx';
import type { LinesProps } from './lines.tsx';
import { NotYet } from './not-yet.tsx';
import { OwnerName } from './owner-name.tsx';
import { StatusMark } from './status-mark.tsx';
import { UpdateButton } from './update-button.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  late: { borderLeft: `4px solid ${tokens.colorPaletteRedBorder2}` },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Measures and tasks of one risk as cards, for narrow windows. */
export const LineCards = ({ label, lines, today, onOpen }: LinesProps) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ul aria-label={label} className={styles.root}>
      {lines.map((line) => (
        <li key={line.key} className={mergeClasses(styles.card, isOverdue(line) && styles.late)}>
          <Caption1 className={styles.quiet}>{t(`details.${line.kind}`, { key: line.key })}</Caption1>
          <LineLink line={line} onOpen={onOpen} />
          <DueMark line={line} today={today} />
          <StatusMark line={line} />
          <NotYet reason={line.notYet} />
          <Caption1 className={styles.quiet}>
            <OwnerName line={line} />, {t(`units.${line.unit}`)}
          </Caption1>
          <UpdateButton line={line} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
};
