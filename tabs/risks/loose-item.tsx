import { AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { isOpenLine, isOverdue } from './choose.ts';
import { Counts } from './counts.tsx';
import { useItemStyles } from './item-styles.ts';
import { Lines } from './lines.tsx';

type Props = {
  value: string;
  lines: readonly WorkView[];
  today: IsoDate;
  onOpen: (key: string) => void;
};

/** The tasks that belong to no risk. */
export const LooseItem = ({ value, lines, today, onOpen }: Props) => {
  const { t } = useTranslation();
  const styles = useItemStyles();
  return (
    <AccordionItem value={value} className={styles.item}>
      <AccordionHeader as="h3" expandIconPosition="end" expandIcon={{ className: styles.icon }}>
        <span className={styles.heading}>
          <span className={styles.title}>{t('risks.loose')}</span>
          <Counts
            waits={false}
            overdue={lines.filter(isOverdue).length}
            open={lines.filter(isOpenLine).length}
            done={lines.filter(({ status }) => status === 'done').length}
          />
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <Lines label={t('risks.loose')} lines={lines} today={today} onOpen={onOpen} />
      </AccordionPanel>
    </AccordionItem>
  );
};
