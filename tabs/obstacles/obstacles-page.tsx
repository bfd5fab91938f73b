import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Projects } from '../api/projects-reply.ts';
import type { Me } from '../api/replies.ts';
import type { Contact } from '../live/follow-changes.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import { PageNews } from '../pages/page-news.tsx';
import type { Place } from '../place/place.ts';
import { Narrowing } from '../risks/narrowing.tsx';
import { chooseObstacles } from './choose-obstacles.ts';
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

type Props = {
  me: Me;
  pages: Projects;
  place: Place;
  contact: Contact;
  problem: unknown;
  moved: boolean;
  onPlace: (change: Partial<Place>) => void;
  onRetry: () => void;
  onSwitch: (() => void) | undefined;
};

/** The structural obstacles the units have reported, the newest first. */
export const ObstaclesPage = (props: Props) => {
  const { me, pages, place, contact, problem, moved, onPlace, onRetry, onSwitch } = props;
  const { t } = useTranslation();
  const styles = { ...useFrameStyles(), ...useStyles() };
  const shown = chooseObstacles(pages.obstacles, place);
  return (
    <>
      <title>{`${t('pages.obstacles')} – Taktfast`}</title>
      <main className={styles.root}>
        <PageHead
          title={t('pages.obstacles')}
          about={t('obstacles.about')}
          name={me.name}
          moved={moved}
          onSwitch={onSwitch}
        />
        <PageNews
          contact={contact}
          problem={problem}
          version={pages.version}
          unknownLine={undefined}
          onRetry={onRetry}
          onForget={() => undefined}
          onSignIn={onSwitch}
        />
        <Narrowing
          unit={place.unit}
          search={place.search}
          shown={t('obstacles.shown', { count: shown.length, all: pages.obstacles.length })}
          onNarrow={onPlace}
        />
        {shown.length === 0 && (
          <Body1>{t(pages.obstacles.length === 0 ? 'obstacles.none' : 'obstacles.empty')}</Body1>
        )}
        <ul className={styles.list}>
          {shown.map((obstacle) => (
            <ObstacleItem key={obstacle.key} obstacle={obstacle} today={pages.day} />
          ))}
        </ul>
      </main>
    </>
  );
};
