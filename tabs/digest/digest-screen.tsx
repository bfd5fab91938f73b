import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { DigestPage } from './digest-page.tsx';
import { useDigest } from './digest-query.ts';

/** Fetches the digest of a week and keeps it fresh. */
const DigestScreen = ({ me, place, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const digest = useDigest(place.day, place.unit);
  const contact = useChanges(digest.data?.version);
  const notTheirs = digest.error instanceof ApiError && digest.error.reason === 'no-access';
  if (digest.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!digest.data || notTheirs) {
    const retry = () => (notTheirs ? onPlace({ unit: undefined }) : digest.refetch());
    return <Problem error={digest.error} onRetry={retry} onSignIn={onSwitch} />;
  }
  return (
    <DigestPage
      me={me}
      digest={digest.data}
      waiting={digest.isPlaceholderData}
      contact={contact}
      problem={digest.error}
      moved={moved}
      onPlace={onPlace}
      onRetry={() => digest.refetch()}
      onSwitch={onSwitch}
    />
  );
};

export default DigestScreen;
