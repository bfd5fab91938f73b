import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { problemWords } from '../states/problem-words.ts';

/** Why an action was not carried out. */
export const ActProblem = ({ error }: { error: unknown }) => {
  const { t, i18n } = useTranslation();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{problemWords(t, i18n.language, error)}</MessageBarBody>
    </MessageBar>
  );
};
