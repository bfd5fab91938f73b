import { AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, RiskView, WorkView } from '../../programme/index.ts';
import { useHiddenStyles } from '../look/hidden-styles.ts';
import { Counts } from './counts.tsx';
import { useItemStyles } from './item-styles.ts';
import { Kept } from './kept.tsx';
import { Lines } from './lines.tsx';
import { ReassessForm } from './reassess-form.tsx';
import { RiskFacts } from './risk-facts.tsx';

type Props = {
  view: RiskView;
  lines: readonly WorkView[];
  today: IsoDate;
  /** Whether a link named this risk, which is then brought into sight. */
  asked: boolean;
  onOpen: (key: string) => void;
};

/** One risk: its letter, title and figures, and folded under them what is done about it. */
export const RiskItem = ({ view, lines, today, asked, onOpen }: Props) => {
  const { t } = useTranslation();
  const styles = useItemStyles();
  const { hidden } = useHiddenStyles();
  const header = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) header.current?.focus();
  }, [asked]);
  const { risk } = view;
  return (
    <AccordionItem value={risk.code} className={styles.item} id={`risk-${risk.code}`}>
      <AccordionHeader
        as="h3"
        button={{ ref: header }}
        expandIconPosition="end"
        expandIcon={{ className: styles.icon }}
      >
        <span className={styles.heading}>
          <span className={styles.letter} aria-hidden="true">
            {risk.code}
          </span>
          <span className={styles.title}>
            <span className={hidden}>{t('risks.risk', { code: risk.code })}: </span>
            <Kept>{risk.title}</Kept>
          </span>
          <Counts overdue={view.overdue} open={view.open} done={view.done} waits={view.awaitsReassessment} />
        </span>
      </AccordionHeader>
      <AccordionPanel className={styles.panel}>
        <RiskFacts view={view} today={today} />
        {view.awaitsReassessment && <ReassessForm risk={risk} mayReassess={view.mayReassess === true} />}
        <Lines label={t('risks.linesOf', { code: risk.code })} lines={lines} today={today} onOpen={onOpen} />
      </AccordionPanel>
    </AccordionItem>
  );
};
