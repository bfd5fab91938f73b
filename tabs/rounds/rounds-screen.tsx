import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { RoundPage } from './round-page.tsx';
import { RoundsPage } from './rounds-page.tsx';
import { useRound, useRounds } from './rounds-query.ts';

const AllRounds = (screen: ScreenProps) => {
  const { t } = useTranslation();
  const rounds = useRounds();
  const contact = useChanges(rounds.data?.version);
  if (rounds.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!rounds.data) {
    return <Problem error={rounds.error} onRetry={() => rounds.refetch()} onSignIn={screen.onSwitch} />;
  }
  return (
    <RoundsPage
      {...screen}
      rounds={rounds.data}
      contact={contact}
      problem={rounds.error}
      onRetry={() => rounds.refetch()}
    />
  );
};

const OneRound = ({ period, ...screen }: ScreenProps & { period: string }) => {
  const { t } = useTranslation();
  const round = useRound(period);
  const contact = useChanges(round.data?.version);
  if (round.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!round.data) {
    return <Problem error={round.error} onRetry={() => round.refetch()} onSignIn={screen.onSwitch} />;
  }
  return (
    <RoundPage
      {...screen}
      round={round.data}
      contact={contact}
      problem={round.error}
      onRetry={() => round.refetch()}
    />
  );
};

/** Fetches the rounds, or the one somebody has gone to, and keeps them fresh. */
const RoundsScreen = (screen: ScreenProps) => {
  const { period } = screen.place;
  return period === undefined ? <AllRounds {...screen} /> : <OneRound {...screen} period={period} />;
};

export default RoundsScreen;
