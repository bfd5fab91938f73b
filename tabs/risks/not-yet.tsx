import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { CloudSyncRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { LateReason } from '../../programme/index.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, marginTop: '2px' },
});

/** That an edit has not come to SharePoint yet, and why; gone by itself when it has. */
export const NotYet = ({ reason }: { reason: LateReason | undefined }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  if (!reason) return null;
  return (
    <span className={styles.root}>
      <CloudSyncRegular className={styles.icon} aria-hidden="true" />
      <Caption1>{t('notYet.label', { why: t(`notYet.why.${reason}`) })}</Caption1>
    </span>
  );
};
