import { Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useItemStyles } from './item-styles.ts';
import { LateMark } from './late-mark.tsx';

type Props = { overdue: number; open: number; done: number; waits: boolean };

/** How a risk stands, in words. */
export const Counts = ({ overdue, open, done, waits }: Props) => {
  const { t } = useTranslation();
  const styles = useItemStyles();
  return (
    <span className={styles.counts}>
      {overdue > 0 && <LateMark>{t('risks.overdue', { count: overdue })}</LateMark>}
      <Caption1>
        {[t('risks.open', { count: open }), ...(done > 0 ? [t('risks.done', { count: done })] : [])].join(
          ', ',
        )}
      </Caption1>
      {waits && <Caption1>{t('reassess.waiting')}</Caption1>}
    </span>
  );
};
