import { Body1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeliveriesOfDay, deliveryStatuses } from '../api/deliveries-reply.ts';
import type { Me } from '../api/replies.ts';
import { Section } from '../digest/section.tsx';
import { longDay } from '../language/days.ts';
import { useLanguage } from '../language/use-language.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { useFrameStyles } from '../look/frame-styles.ts';
import { PageHead } from '../pages/page-head.tsx';
import type { Place } from '../place/place.ts';
import { DeliveryRows } from './delivery-rows.tsx';
import { RecallAll } from './recall-all.tsx';
import { RecallQuestion } from './recall-question.tsx';
import { StepOutcome } from './step-outcome.tsx';
import { UnreachedRows } from './unreached-rows.tsx';
import { useSteps } from './use-steps.ts';

const useStyles = makeStyles({
  day: { width: '220px', maxWidth: '100%' },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

type Props = {
  me: Me;
  deliveries: DeliveriesOfDay;
  /** Whether another day is on its way while this one is still shown. */
  waiting: boolean;
  problem: unknown;
  moved: boolean;
  onPlace: (change: Partial<Place>) => void;
  onSwitch: (() => void) | undefined;
};

/** For the office: who got what and when, whom nothing reaches and why, and a way to step in. */
export const DeliveriesPage = (props: Props) => {
  const { me, deliveries, waiting, problem, moved, onPlace, onSwitch } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = useFrameStyles();
  const styles = useStyles();
  const said = useRef<HTMLDivElement>(null);
  const { step, asked, resend, recall, answer } = useSteps(said);
  const { day, counts, rows, unreached } = deliveries;
  return (
    <>
      <title>{`${t('pages.deliveries')} – Taktfast`}</title>
      <main className={frame.root} aria-busy={waiting}>
        <PageHead
          title={t('pages.deliveries')}
          about={longDay(t, language, day)}
          name={me.name}
          moved={moved}
          onSwitch={onSwitch}
        />
        <Field label={t('deliveries.day')} className={styles.day}>
          <Input type="date" value={day} onChange={(_, { value }) => onPlace({ day: value || undefined })} />
        </Field>
        {problem !== null && <ActProblem error={problem} />}
        <div role="status" ref={said} tabIndex={-1}>
          {step.isSuccess && <StepOutcome {...step.variables} {...step.data} />}
        </div>
        {step.isError && <ActProblem error={step.error} />}
        {unreached.length > 0 && <UnreachedRows unreached={unreached} />}
        <Section title={t('deliveries.sent')}>
          <ul className={styles.counts}>
            {deliveryStatuses
              .filter((status) => (counts[status] ?? 0) > 0)
              .map((status) => (
                <li key={status}>{`${t(`deliveries.statuses.${status}`)}: ${counts[status]}`}</li>
              ))}
          </ul>
          {rows.length === 0 ? (
            <Body1>{t('deliveries.none')}</Body1>
          ) : (
            <>
              <RecallAll rows={rows} waiting={step.isPending} onRecall={recall} />
              <DeliveryRows
                rows={rows}
                waiting={step.isPending}
                onPlace={onPlace}
                onResend={resend}
                onRecall={recall}
              />
            </>
          )}
        </Section>
      </main>
      {asked && <RecallQuestion rows={asked} onAnswer={answer} />}
    </>
  );
};
