import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/use-api.ts';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import type { ScreenProps } from '../pages/screen-props.ts';
import { Loading } from '../states/loading.tsx';
import { Problem } from '../states/problem.tsx';
import { PreferencesForm } from './preferences-form.tsx';

/** What the person chose for their own messages. */
const SettingsScreen = ({ me, moved, onSwitch }: ScreenProps) => {
  const { t } = useTranslation();
  const api = useApi();
  const styles = useFrameStyles();
  const chosen = useQuery({
    queryKey: ['preferences'],
    queryFn: ({ signal }) => api.preferences(signal),
    // The same may be set in chat, so they are asked for each time.
    staleTime: 0,
  });
  if (chosen.isPending) return <Loading words={t('states.loadingPage')} />;
  if (!chosen.data) {
    return <Problem error={chosen.error} onRetry={() => chosen.refetch()} onSignIn={onSwitch} />;
  }
  return (
    <>
      <title>{`${t('pages.settings')} – Taktfast`}</title>
      <main className={styles.root}>
        <PageHead
          title={t('pages.settings')}
          about={t('settings.about')}
          name={me.name}
          moved={moved}
          onSwitch={onSwitch}
        />
        <PreferencesForm chosen={chosen.data} />
      </main>
    </>
  );
};

export default SettingsScreen;
