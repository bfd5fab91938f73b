import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Projects } from '../api/projects-reply.ts';
import { PageFrame, type PageProps } from '../pages/page-frame.tsx';
import { Narrowing } from '../risks/narrowing.tsx';
import { chooseObstacles } from './choose-obstacles.ts';
import { ObstacleFile } from './obstacle-file.tsx';
import { ObstacleItem } from './obstacle-item.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

/** The structural obstacles the units have reported, the newest first. */
export const ObstaclesPage = ({ pages, ...screen }: PageProps & { pages: Projects }) => {
  const { place, onPlace } = screen;
  const { t } = useTranslation();
  const styles = useStyles();
  const shown = chooseObstacles(pages.obstacles, place);
  return (
    <PageFrame {...screen} title={t('pages.obstacles')} about={t('obstacles.about')} version={pages.version}>
      <Narrowing
        unit={place.unit}
        search={place.search}
        shown={t('obstacles.shown', { count: shown.length, all: pages.obstacles.length })}
        onNarrow={onPlace}
      />
      <ObstacleFile pages={pages} />
      {shown.length === 0 && (
        <Body1>{t(pages.obstacles.length === 0 ? 'obstacles.none' : 'obstacles.empty')}</Body1>
      )}
      <ul className={styles.list}>
        {shown.map((obstacle) => (
          <ObstacleItem key={obstacle.key} obstacle={obstacle} today={pages.day} />
        ))}
      </ul>
    </PageFrame>
  );
};
