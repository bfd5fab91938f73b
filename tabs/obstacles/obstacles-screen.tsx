import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { useProjects } from '../projects/projects-query.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { ObstaclesPage } from './obstacles-page.tsx';

/** Fetches the obstacles and keeps them fresh. */
const ObstaclesScreen = ({ me, place, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const pages = useProjects();
  const contact = useChanges(pages.data?.version);
  if (pages.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!pages.data) {
    return <Problem error={pages.error} onRetry={() => pages.refetch()} onSignIn={onSwitch} />;
  }
  return (
    <ObstaclesPage
      me={me}
      pages={pages.data}
      place={place}
      contact={contact}
      problem={pages.error}
      moved={moved}
      onPlace={onPlace}
      onRetry={() => pages.refetch()}
      onSwitch={onSwitch}
    />
  );
};

export default ObstaclesScreen;
