import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { CaseScreen } from './case-screen.tsx';
import { CasesPage } from './cases-page.tsx';
import { useCases } from './cases-query.ts';

/** Fetches the cases and keeps them fresh. */
const AllCases = ({ me, moved, onPlace, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const cases = useCases();
  const contact = useChanges(cases.data?.version);
  if (cases.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!cases.data) return <Problem error={cases.error} onRetry={() => cases.refetch()} onSignIn={onSwitch} />;
  return (
    <CasesPage
      me={me}
      list={cases.data}
      contact={contact}
      problem={cases.error}
      moved={moved}
      onPlace={onPlace}
      onRetry={() => cases.refetch()}
      onSwitch={onSwitch}
    />
  );
};

/** The cases, or the one the address names. */
const CasesScreen = (props: ScreenProps) =>
  props.place.case ? (
    <CaseScreen key={props.place.case} {...props} caseKey={props.place.case} />
  ) : (
    <AllCases {...props} />
  );

export default CasesScreen;
