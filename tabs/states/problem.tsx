import { Button, MessageBar, MessageBarBody, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { isForeseen, needsSignIn, problemWords } from './problem-words.ts';

const useStyles = makeStyles({
  root: {
    maxWidth: '640px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalL,
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalM,
  },
  words: { whiteSpace: 'normal' },
});

type Props = { error: unknown; onRetry: () => void; onSignIn?: (() => void) | undefined };

const remedyFor = (error: unknown, onRetry: () => void, onSignIn: (() => void) | undefined) => {
  if (!isForeseen(error)) return { words: 'states.reload', act: () => window.location.reload() };
  if (onSignIn && needsSignIn(error)) return { words: 'states.signInAgain', act: onSignIn };
  return { words: 'states.retry', act: onRetry };
};

/** The page when it could not be shown: why, and what to do about it. */
export const Problem = ({ error, onRetry, onSignIn }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const remedy = remedyFor(error, onRetry, onSignIn);
  return (
    <main className={styles.root}>
      <Title3 as="h1">{t('states.problem')}</Title3>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody className={styles.words}>{problemWords(t, i18n.language, error)}</MessageBarBody>
      </MessageBar>
      <Button appearance="primary" onClick={() => remedy.act()}>
        {t(remedy.words)}
      </Button>
    </main>
  );
};
