import { useTranslation } from 'react-i18next';
import { useChanges } from '../live/use-changes.ts';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { CasePage } from './case-page.tsx';
import { useCase } from './cases-query.ts';

/** Fetches one case and keeps it fresh. */
export const CaseScreen = ({ caseKey, ...props }: ScreenProps & { caseKey: string }) => {
  const { t } = useTranslation();
  const found = useCase(caseKey);
  const contact = useChanges(found.data?.version);
  if (found.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!found.data) {
    return <Problem error={found.error} onRetry={() => found.refetch()} onSignIn={props.onSwitch} />;
  }
  return (
    <CasePage
      {...props}
      page={found.data}
      contact={contact}
      problem={found.error}
      onRetry={() => found.refetch()}
    />
  );
};
