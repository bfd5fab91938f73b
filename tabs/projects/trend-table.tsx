import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Project } from '../api/projects-reply.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { LightMark } from './light-mark.tsx';

const useStyles = makeStyles({
  table: {
    borderCollapse: 'collapse',
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} 0`,
      textAlign: 'start',
      verticalAlign: 'top',
    },
    '& th': { fontWeight: tokens.fontWeightSemibold },
    // On a phone a long word is broken before the lights are pushed out of sight.
    '& td': { overflowWrap: 'anywhere', hyphens: 'auto' },
    '& :last-child': { paddingInlineEnd: 0 },
  },
});

/** The five dimensions of a project: what stands now, and the lights of the latest reports, the oldest first. */
export const TrendTable = ({ project }: { project: Project }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  return (
    <table className={styles.table}>
      <caption className={hidden}>{t('projects.trendOf', { title: project.title })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('projects.dimension')}</th>
          <th scope="col">{t('projects.now')}</th>
          <th scope="col">{t('projects.trend')}</th>
        </tr>
      </thead>
      <tbody>
        {project.trends.map(({ dimension, value, light, lights, turn }) => (
          <tr key={dimension}>
            <th scope="row">{t(`projects.dimensions.${dimension}`)}</th>
            <td>
              <LightMark light={light} /> {t(value ? `projects.values.${value}` : 'projects.none')}
            </td>
            <td>
              <span aria-hidden="true">
                {[...lights.entries()].map(([at, one]) => (
                  <LightMark key={at} light={one} />
                ))}
              </span>
              <span className={hidden}>{lights.map((one) => t(`projects.lights.${one}`)).join(', ')}</span>
              {turn !== 'same' && <> {t(`projects.turns.${turn}`)}</>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
