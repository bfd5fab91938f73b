import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../programme/index.ts';

const useStyles = makeStyles({
  root: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = {
  line: WorkView;
  /** Whether the line is offered to the person reading. */
  offered: boolean;
  /** Whether the person reading may say "I take it". */
  mayHelp: boolean;
  declining: boolean;
  waiting: boolean;
  onAccept: () => void;
  onDecline: () => void;
  onTakeUp: () => void;
};

/** What a line asks of somebody who is not responsible for it: to take it over, or to help. */
export const AskedOfYou = (props: Props) => {
  const { line, offered, mayHelp, declining, waiting, onAccept, onDecline, onTakeUp } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <>
      {offered && (
        <div className={styles.root}>
          <Body1>{t('offers.asked', { owner: line.ownerName || t('lines.nobody') })}</Body1>
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={waiting} onClick={onAccept}>
              {t('offers.accept')}
            </Button>
            <Button disabledFocusable={waiting} aria-expanded={declining} onClick={onDecline}>
              {t('offers.decline')}
            </Button>
          </div>
        </div>
      )}
      {mayHelp && (
        <div className={styles.root}>
          <Body1>{t('help.about')}</Body1>
          <Button disabledFocusable={waiting} onClick={onTakeUp}>
            {t('help.take')}
          </Button>
        </div>
      )}
    </>
  );
};
