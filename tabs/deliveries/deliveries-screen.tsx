import { useTranslation } from 'react-i18next';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { DeliveriesPage } from './deliveries-page.tsx';
import { useDeliveries } from './deliveries-query.ts';

/** Fetches what was sent on a day. */
const DeliveriesScreen = ({ me, place, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const deliveries = useDeliveries(place.day);
  if (deliveries.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!deliveries.data) {
    return <Problem error={deliveries.error} onRetry={() => deliveries.refetch()} onSignIn={onSwitch} />;
  }
  return (
    <DeliveriesPage
      me={me}
      deliveries={deliveries.data}
      waiting={deliveries.isPlaceholderData}
      problem={deliveries.error}
      moved={moved}
      onPlace={onPlace}
      onSwitch={onSwitch}
    />
  );
};

export default DeliveriesScreen;
