import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import type { WorkVerb } from '../api/api.ts';
import { isOpenLine } from '../risks/choose.ts';
import { ActForm } from './act-form.tsx';
import { ActProblem } from './act-problem.tsx';
import { Choices } from './choices.tsx';
import { DoneWords } from './done-words.tsx';
import { useAct } from './use-act.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const immediate = (verb: WorkVerb): verb is 'start' | 'finish' => verb === 'start' || verb === 'finish';

type Props = { line: WorkView; today: IsoDate };

/** What the person may do with a line, and how it went. */
export const LineActions = ({ line, today }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const act = useAct(line.key);
  const [chosen, choose] = useState<WorkVerb>();
  const outcome = useRef<HTMLDivElement>(null);
  // The button just pressed may be gone, so whoever uses the keyboard is taken to what came of it.
  useEffect(() => {
    if (act.isSuccess) outcome.current?.focus();
  }, [act.isSuccess]);
  const send = (verb: WorkVerb, form: Record<string, string>) =>
    act.mutate({ verb, form }, { onSuccess: () => choose(undefined) });
  const pick = (verb: WorkVerb) => {
    act.reset();
    choose(immediate(verb) || verb === chosen ? undefined : verb);
    if (immediate(verb)) send(verb, {});
  };
  const mayAct = line.mayAct && isOpenLine(line);
  const openForm = mayAct && chosen && !immediate(chosen) ? chosen : undefined;
  return (
    <section className={styles.root} aria-label={t('details.actions')}>
      {mayAct && <Subtitle2 as="h4">{t('details.actions')}</Subtitle2>}
      <div role="status" ref={outcome} tabIndex={-1}>
        {act.isSuccess && <DoneWords verb={act.variables.verb} acted={act.data} today={today} />}
      </div>
      {act.isError && !openForm && <ActProblem error={act.error} />}
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
      {!line.mayAct && !act.isSuccess && <Body1>{t('details.readOnly')}</Body1>}
    </section>
  );
};
