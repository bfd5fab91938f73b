import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { ActProblem } from './act-problem.tsx';
import { wordsMeant } from './words-meant.ts';

type Props = {
  error: unknown;
  /** What was sent, by field. */
  texts: Readonly<Record<string, string>>;
  onKeep: (consent: string) => void;
};

/** Why a form was not taken; words in it that seem to tell of somebody are to be written otherwise, or kept knowingly. */
export const FormProblem = ({ error, texts, onKeep }: Props) => {
  const { t } = useTranslation();
  const meant = wordsMeant(error, texts);
  if (!meant) return <ActProblem error={error} />;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {t('cases.personal')} {meant.words.map((words) => `«${words}»`).join(', ')}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => onKeep(meant.consent)}>{t('cases.keepPersonal')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};
