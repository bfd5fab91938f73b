import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../api/cases-reply.ts';

type Props = { preview: Preview; onKeep: (consent: string) => void };

/** Words that seem to tell of somebody: they are to be written otherwise, or kept knowingly. */
export const PersonalWords = ({ preview: { personal, consent }, onKeep }: Props) => {
  const { t } = useTranslation();
  if (personal.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {t('cases.personal')}{' '}
        {personal.map(({ field, words }) => `«${words}» (${t(`cases.${field}`)})`).join(', ')}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => onKeep(consent)}>{t('cases.keepPersonal')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};
