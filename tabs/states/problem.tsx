import { Button, MessageBar, MessageBarBody, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { needsSignIn, problemWords } from './problem-words.ts';

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

/** The page when it could not be shown: why, and what to do about it. */
export const Problem = ({ error, onRetry, onSignIn }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  return (
    <main className={styles.root}>
      <Title3 as="h1">{t('states.problem')}</Title3>
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody className={styles.words}>{problemWords(t, i18n.language, error)}</MessageBarBody>
      </MessageBar>
      {onSignIn && needsSignIn(error) ? (
        <Button appearance="primary" onClick={() => onSignIn()}>
          {t('states.signInAgain')}
        </Button>
      ) : (
        <Button appearance="primary" onClick={() => onRetry()}>
          {t('states.retry')}
        </Button>
      )}
    </main>
  );
};
