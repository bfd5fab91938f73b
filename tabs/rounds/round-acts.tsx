import { Body1, Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundVerb } from '../api/api.ts';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { Section } from '../digest/section.tsx';
import { periodWords } from '../language/periods.ts';
import { useLanguage } from '../language/use-language.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { Question } from '../look/question.tsx';
import { RoundForm } from './round-form.tsx';
import { useRoundStyles } from './round-styles.ts';
import { type RoundForm as Form, useRunRound } from './rounds-query.ts';

const verbs = { open: ['extend', 'reopen', 'close'], closed: ['reopen'] } as const;

/** What the office can do with a round; closing it is asked about first, and one that is closed is opened again for a unit. */
export const RoundActs = ({ round }: { round: RoundOfPeriod }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const styles = useRoundStyles();
  const [asked, setAsked] = useState<RoundVerb>();
  const said = useRef<HTMLDivElement>(null);
  const { period, state, units, delivered } = round.standing;
  const run = useRunRound(period);
  const send = (verb: RoundVerb, form: Form) =>
    run.mutate(
      { verb, form },
      {
        onSuccess: () => {
          setAsked(undefined);
          said.current?.focus();
        },
      },
    );
  const begin = (verb: RoundVerb) => {
    run.reset();
    setAsked(verb);
  };
  const left = units.length - delivered;
  return (
    <Section title={t('rounds.office')}>
      <div role="status" ref={said} tabIndex={-1}>
        {run.isSuccess && t(`rounds.done.${run.variables.verb}`)}
      </div>
      {state === 'closed' && <Body1>{t('rounds.isClosed')}</Body1>}
      <div className={styles.buttons}>
        {verbs[state].map((verb) => (
          <Button key={verb} disabledFocusable={run.isPending} onClick={() => begin(verb)}>
            {t(`rounds.acts.${verb}`)}
          </Button>
        ))}
      </div>
      {(asked === 'extend' || asked === 'reopen') && (
        <RoundForm
          key={asked}
          verb={asked}
          round={round}
          error={run.error}
          waiting={run.isPending}
          onSend={(form) => send(asked, form)}
          onCancel={() => setAsked(undefined)}
        />
      )}
      {asked === 'close' && (
        <Question
          title={t('rounds.closeTitle', { period: periodWords(t, language, period) })}
          yes={t('rounds.acts.close')}
          onAnswer={(yes) => {
            setAsked(undefined);
            if (yes) send('close', {});
          }}
        >
          <Body1>{left > 0 ? t('rounds.closeLeft', { count: left }) : t('rounds.closeAll')}</Body1>
          <Body1>{t('rounds.closeFinal')}</Body1>
        </Question>
      )}
      {run.isError && asked === undefined && <ActProblem error={run.error} />}
    </Section>
  );
};
