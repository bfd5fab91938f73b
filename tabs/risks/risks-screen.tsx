import { useTranslation } from 'react-i18next';
import type { Me } from '../api/replies.ts';
import { useChanges } from '../live/use-changes.ts';
import { usePlace } from '../place/use-place.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { useOverview } from './overview-query.ts';
import { RisksPage } from './risks-page.tsx';

type Props = { me: Me; subPage: string | undefined; onSwitch: (() => void) | undefined };

/** Fetches all risks and keeps them fresh; what has once been shown stays while the server is away. */
export const RisksScreen = ({ me, subPage, onSwitch }: Props) => {
  const { t } = useTranslation();
  const [place, changePlace] = usePlace(subPage);
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
      onPlace={changePlace}
      onRetry={() => overview.refetch()}
      onSwitch={onSwitch}
    />
  );
};
