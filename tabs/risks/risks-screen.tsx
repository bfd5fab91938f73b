import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { useOverview } from './overview-query.ts';
import { RisksPage } from './risks-page.tsx';

/** Fetches all risks and keeps them fresh; what has once been shown stays while the server is away. */
export const RisksScreen = ({ me, place, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const overview = useOverview();
  const contact = useChanges(overview.data?.version);

  if (overview.isPending) return <Loading words={t('states.loading')} />;
  if (!overview.data) {
    return <Problem error={overview.error} onRetry={() => overview.refetch()} onSignIn={onSwitch} />;
  }
  return (
    <RisksPage
      me={me}
      overview={overview.data}
      place={place}
      contact={contact}
      problem={overview.error}
      moved={moved}
      onPlace={onPlace}
      onRetry={() => overview.refetch()}
      onSwitch={onSwitch}
    />
  );
};
