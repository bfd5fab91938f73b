import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createApi } from './api/api.ts';
import { ApiError } from './api/api-error.ts';
import { ApiContext } from './api/use-api.ts';
import { languageOf } from './language/language.ts';
import { speak } from './language/texts.ts';
import { Pages } from './pages/pages.tsx';
import type { Session } from './sign-in/session.ts';
import { Loading } from './states/loading.tsx';
import { NoRole } from './states/no-role.tsx';
import { Problem } from './states/problem.tsx';

type Props = { session: Session; send: typeof fetch };

const isUnknownPerson = (error: unknown): boolean =>
  error instanceof ApiError && error.refusal?.reason === 'unknown-person';

/** The page once somebody is signed in: who it is decides the language and whether there is anything to see. */
export const SignedIn = ({ session, send }: Props) => {
  const { t, i18n } = useTranslation();
  const { teams, tokens, switchPerson } = session;
  const api = useMemo(() => createApi({ tokens, send }), [tokens, send]);
  const me = useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => {
      const found = await api.me(signal);
      await speak(i18n, teams ? languageOf(teams.locale) : found.language, document.documentElement);
      return found;
    },
  });
  const answered = me.isSuccess;
  const failed = me.isError;
  useEffect(() => {
    if (answered) teams?.ready();
    if (failed) teams?.failed(t('states.problem'));
  }, [answered, failed, teams, t]);

  if (me.isPending) return <Loading words={t('states.loading')} />;
  if (me.isError) {
    if (isUnknownPerson(me.error)) return <NoRole onSwitch={switchPerson} />;
    return <Problem error={me.error} onRetry={() => me.refetch()} onSignIn={switchPerson} />;
  }
  if (me.data.roles.length === 0) return <NoRole name={me.data.name} onSwitch={switchPerson} />;
  return (
    <ApiContext value={api}>
      <Pages me={me.data} subPage={teams?.subPage} onSwitch={switchPerson} />
    </ApiContext>
  );
};
