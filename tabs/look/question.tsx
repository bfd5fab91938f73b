import { Button, makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'min(560px, calc(100vw - 24px))',
    padding: tokens.spacingHorizontalXXL,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  form: { display: 'grid', rowGap: tokens.spacingVerticalL },
  title: { overflowWrap: 'anywhere' },
  words: { display: 'grid', rowGap: tokens.spacingVerticalS },
  answers: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'end',
    gap: tokens.spacingHorizontalS,
  },
});

const YES = 'yes';

type Props = {
  title: string;
  /** What the button is called that goes ahead. */
  yes: string;
  onAnswer: (yes: boolean) => void;
  children: ReactNode;
};

/**
 * Asks before something is done that cannot be undone. The browser's own dialog keeps the keyboard inside, hides the
 * rest from screen readers, closes on Escape, and takes the keyboard back to where it was.
 */
export const Question = ({ title, yes, onAnswer, children }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles.root}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      onClose={() => onAnswer(dialog.current?.returnValue === YES)}
    >
      <form method="dialog" className={styles.form}>
        <Subtitle1 as="h2" id={`${id}-title`} className={styles.title}>
          {title}
        </Subtitle1>
        <div id={`${id}-words`} className={styles.words}>
          {children}
        </div>
        <div className={styles.answers}>
          <Button type="submit">{t('acts.cancel')}</Button>
          <Button type="submit" value={YES} appearance="primary">
            {yes}
          </Button>
        </div>
      </form>
    </dialog>
  );
};
