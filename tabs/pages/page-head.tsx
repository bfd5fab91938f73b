import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  // A long word in a narrow window gets smaller rather than be cut off.
  title: { ...typographyStyles.title2, fontSize: 'clamp(20px, 7vw, 28px)', overflowWrap: 'anywhere' },
  words: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  person: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = {
  title: string;
  about: string;
  name: string;
  /** Whether the person came from another page; the keyboard then begins here. */
  moved: boolean;
  onSwitch: (() => void) | undefined;
};

/** What the page is about, of what and when, and who reads it. */
export const PageHead = ({ title, about, name, moved, onSwitch }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link that was pressed may still be there, as in the navigation; then the keyboard stays on it.
    if (moved && document.activeElement === document.body) heading.current?.focus();
  }, [moved]);
  return (
    <header className={styles.root}>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <Body1 className={styles.quiet}>{about}</Body1>
      </div>
      <div className={mergeClasses(styles.person, 'not-printed')}>
        <Caption1 className={styles.quiet}>{t('reader.signedInAs', { name })}</Caption1>
        {onSwitch && (
          <Button size="small" appearance="subtle" onClick={() => onSwitch()}>
            {t('reader.switch')}
          </Button>
        )}
      </div>
    </header>
  );
};
