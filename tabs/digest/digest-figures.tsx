import { Caption1, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { daysFrom } from '../language/days.ts';
import { PlaceLink } from '../pages/place-link.tsx';
import { type DigestPart, withinScope } from './digest-part.ts';
import { missingStatusId } from './missing-status.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(128px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  figure: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  link: {
    display: 'grid',
    justifyItems: 'start',
    textAlign: 'start',
    lineHeight: tokens.lineHeightBase300,
  },
  number: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  late: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The figures of the digest; each leads to its lines. */
export const DigestFigures = ({ digest, onPlace }: DigestPart) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const figures = [
    { name: 'overdue', count: digest.overdue.length },
    { name: 'due-soon', count: digest.dueSoon.length },
    { name: 'needs-help', count: digest.needsHelp.length },
  ] as const;
  const past = daysFrom(digest.day, digest.today) > 0;
  return (
    <div>
      <ul className={styles.root} aria-label={t('digest.figures')}>
        {figures.map(({ name, count }) => (
          <li key={name} className={styles.figure}>
            <PlaceLink to={withinScope(digest, { filter: name })} className={styles.link} onPlace={onPlace}>
              <span className={mergeClasses(styles.number, name === 'overdue' && count > 0 && styles.late)}>
                {count}
              </span>
              <span>{t(`filters.${name}`)}</span>
            </PlaceLink>
          </li>
        ))}
        <li className={styles.figure}>
          <Link
            as="button"
            className={styles.link}
            disabled={digest.missingStatus.length === 0}
            onClick={() => document.getElementById(missingStatusId)?.focus()}
          >
            <span className={styles.number}>{digest.missingStatus.length}</span>
            <span>{t('digest.missingStatus')}</span>
          </Link>
        </li>
      </ul>
      {past && (
        <Caption1 as="p" className={styles.quiet}>
          {t('digest.past')}
        </Caption1>
      )}
    </div>
  );
};
