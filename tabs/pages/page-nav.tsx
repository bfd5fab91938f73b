import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PageName } from '../place/place.ts';
import { PlaceLink } from './place-link.tsx';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: {
    maxWidth: '1200px',
    margin: '0 auto',
    padding: '0 clamp(12px, 3vw, 32px)',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    listStyleType: 'none',
  },
  link: {
    display: 'inline-block',
    padding: `${tokens.spacingVerticalMNudge} 0 ${tokens.spacingVerticalS}`,
    borderBottom: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    // High contrast draws what is transparent, and then every page would look like the one that is shown.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
  },
  here: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

type Props = { page: PageName; office: boolean; onPage: (page: PageName) => void };

/** From one page of the tab to another. */
export const PageNav = ({ page, office, onPage }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const ofOffice: PageName[] = office ? ['deliveries'] : [];
  const pages: PageName[] = [
    ...(['risks', 'projects', 'obstacles', 'rounds', 'cases', 'digest'] as const),
    ...ofOffice,
    'settings',
  ];
  return (
    <nav aria-label={t('pages.label')} className={mergeClasses(styles.root, 'not-printed')}>
      <ul className={styles.list}>
        {pages.map((name) => (
          <li key={name}>
            <PlaceLink
              to={{ page: name }}
              className={mergeClasses(styles.link, name === page && styles.here)}
              current={name === page}
              onPlace={() => onPage(name)}
            >
              {t(`pages.${name}`)}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
