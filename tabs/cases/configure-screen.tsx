import { Body1, Title3 } from '@fluentui/react-components';
import { app, pages } from '@microsoft/teams-js';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrameStyles } from '../look/frame-styles.ts';

/** What Teams shows when somebody adds the tab to a meeting: nothing is to be chosen, so it may be saved at once. */
const ConfigureScreen = () => {
  const { t } = useTranslation();
  const frame = useFrameStyles();
  useEffect(() => {
    // A browser window of its own has no Teams to tell.
    if (!app.isInitialized() || !pages.isSupported() || !pages.config.isSupported()) return;
    const contentUrl = new URL('?page=meeting', window.location.href).href;
    pages.config.registerOnSaveHandler((save) => {
      void pages.config
        .setConfig({ entityId: 'meeting', contentUrl, suggestedDisplayName: 'Taktfast' })
        .then(() => save.notifySuccess());
    });
    pages.config.setValidityState(true);
  }, []);
  return (
    <main className={frame.root}>
      <Title3 as="h1">{t('cases.meeting.title')}</Title3>
      <Body1>{t('cases.meeting.configure')}</Body1>
    </main>
  );
};

export default ConfigureScreen;
