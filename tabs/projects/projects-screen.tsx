import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { ProjectsPage } from './projects-page.tsx';
import { useProjects } from './projects-query.ts';

/** Fetches the projects and keeps them fresh. */
const ProjectsScreen = ({ me, place, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const projects = useProjects();
  const contact = useChanges(projects.data?.version);
  if (projects.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!projects.data) {
    return <Problem error={projects.error} onRetry={() => projects.refetch()} onSignIn={onSwitch} />;
  }
  return (
    <ProjectsPage
      me={me}
      pages={projects.data}
      place={place}
      contact={contact}
      problem={projects.error}
      moved={moved}
      onPlace={onPlace}
      onRetry={() => projects.refetch()}
      onSwitch={onSwitch}
    />
  );
};

export default ProjectsScreen;
