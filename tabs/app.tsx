import { FluentProvider } from '@fluentui/react-components';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { usePageStyles } from './look/page-styles.ts';
import { useCanvas } from './look/use-canvas.ts';
import { useTheme } from './look/use-theme.ts';
import { openSession, type Surroundings } from './sign-in/session.ts';
import { SignedIn } from './signed-in.tsx';
import { ErrorBoundary } from './states/error-boundary.tsx';
import { Loading } from './states/loading.tsx';
import { Problem } from './states/problem.tsx';

type Props = { around: Surroundings };

const SessionGate = ({ around }: Props) => {
  const { t } = useTranslation();
  const styles = usePageStyles();
  const session = useQuery({ queryKey: ['session'], queryFn: () => openSession(around), retry: false });
  const theme = useTheme(session.data?.teams);
  useCanvas(theme);
  return (
    <FluentProvider theme={theme}>
      {/* On the provider itself these styles would reach everything shown above the page too. */}
      <div className={styles.page}>
        <ErrorBoundary fallback={(error) => <Problem error={error} onRetry={() => session.refetch()} />}>
          {session.isPending && <Loading words={t('states.signingIn')} />}
          {session.isError && <Problem error={session.error} onRetry={() => session.refetch()} />}
          {session.data && <SignedIn session={session.data} send={around.send} />}
        </ErrorBoundary>
      </div>
    </FluentProvider>
  );
};

/** Everything the page stands on: texts, questions to the server, and the theme. */
export const App = ({ around, queries, texts }: Props & { queries: QueryClient; texts: i18n }) => (
  <I18nextProvider i18n={texts}>
    <QueryClientProvider client={queries}>
      <SessionGate around={around} />
    </QueryClientProvider>
  </I18nextProvider>
);
