import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';
import { isOpenLine } from '../risks/choose.ts';
import { ActForm, type FormVerb } from './act-form.tsx';
import { ActProblem } from './act-problem.tsx';
import { AskedOfYou } from './asked-of-you.tsx';
import { Choices } from './choices.tsx';
import { DoneWords } from './done-words.tsx';
import { type Form, useAct } from './use-act.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const isForm = (verb: WorkVerb): verb is FormVerb =>
  verb !== 'start' && verb !== 'finish' && verb !== 'take-up';

type Props = { line: WorkView; reader: { oid: string }; today: IsoDate };

/** What the person may do with a line, and how it went. */
export const LineActions = ({ line, reader, today }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const act = useAct(line.key);
  const [chosen, choose] = useState<FormVerb>();
  const outcome = useRef<HTMLDivElement>(null);
  // The button just pressed may be gone, so whoever uses the keyboard is taken to what came of it.
  useEffect(() => {
    if (act.isSuccess) outcome.current?.focus();
  }, [act.isSuccess]);
  const send = (verb: WorkVerb, form: Form = {}) =>
    act.mutate({ verb, form }, { onSuccess: () => choose(undefined) });
  const pick = (verb: WorkVerb) => {
    act.reset();
    choose(isForm(verb) && verb !== chosen ? verb : undefined);
    if (!isForm(verb)) send(verb);
  };
  const isOpen = isOpenLine(line);
  const mayAct = line.mayAct && isOpen;
  const offered = isOpen && line.offeredTo?.oid === reader.oid;
  // Whoever is responsible is on it already.
  const mayHelp = line.mayTakeUp === true && line.ownerOid !== reader.oid;
  const openForm = chosen && (chosen === 'answer-hand-over' ? offered : mayAct) ? chosen : undefined;
  return (
    <section className={styles.root} aria-label={t('details.actions')}>
      {(mayAct || offered || mayHelp) && <Subtitle2 as="h4">{t('details.actions')}</Subtitle2>}
      <div role="status" ref={outcome} tabIndex={-1}>
        {act.isSuccess && <DoneWords {...act.variables} acted={act.data} today={today} />}
      </div>
      {act.isError && !openForm && <ActProblem error={act.error} />}
      <AskedOfYou
        line={line}
        offered={offered}
        mayHelp={mayHelp}
        declining={openForm === 'answer-hand-over'}
        waiting={act.isPending}
        onAccept={() => send('answer-hand-over', { accept: 'true' })}
        onDecline={() => pick('answer-hand-over')}
        onTakeUp={() => pick('take-up')}
      />
      {mayAct && <Choices line={line} chosen={openForm} waiting={act.isPending} onPick={pick} />}
      {openForm && (
        <ActForm
          key={openForm}
          verb={openForm}
          line={line}
          today={today}
          error={act.error}
          waiting={act.isPending}
          onSend={(form) => send(openForm, form)}
          onCancel={() => pick(openForm)}
        />
      )}
      {!line.mayAct && !offered && !mayHelp && !act.isSuccess && <Body1>{t('details.readOnly')}</Body1>}
    </section>
  );
};
