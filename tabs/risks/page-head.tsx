import { Body1, Button, Caption1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../programme/index.ts';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  title: typographyStyles.title2,
  words: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  person: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = { day: IsoDate; name: string; onSwitch: (() => void) | undefined };

/** What the page is about, of which day, and who reads it. */
export const PageHead = ({ day, name, onSwitch }: Props) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useStyles();
  return (
    <header className={styles.root}>
      <div className={styles.words}>
        <h1 tabIndex={-1} className={styles.title}>
          {t('title')}
        </h1>
        <Body1 className={styles.quiet}>
          {t('asOf', { programme: t('programme'), day: longDay(t, language, day) })}
        </Body1>
      </div>
      <div className={styles.person}>
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
