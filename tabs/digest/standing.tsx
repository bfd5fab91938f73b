import { Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest-reply.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0 },
});

/** How the week compares with the one before, in a sentence; a week with nothing in it has one of its own. */
export const Standing = ({ digest }: { digest: Digest }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const before = digest.overdueLastWeek;
  const more = digest.overdue.length - before;
  const compared = () => {
    if (more === 0) return t('digest.same', { before });
    return more > 0 ? t('digest.more', { count: more, before }) : t('digest.fewer', { count: -more, before });
  };
  if (digest.quiet) {
    return (
      <p className={styles.root}>
        <CheckmarkCircleRegular className={styles.icon} aria-hidden="true" />
        <Body1Strong>{t('digest.quiet')}</Body1Strong>
      </p>
    );
  }
  const none = digest.overdue.length === 0;
  return (
    <p className={styles.root}>
      {none && <CheckmarkCircleRegular className={styles.icon} aria-hidden="true" />}
      <Body1Strong>
        {none && t('glance.nothing')}
        {none && before > 0 && '. '}
        {(!none || before > 0) && compared()}
      </Body1Strong>
    </p>
  );
};
