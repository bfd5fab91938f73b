import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { dayAfter } from '../language/days.ts';
import { problemWords } from '../states/problem-words.ts';
import { ActField } from './act-field.tsx';
import { ActProblem } from './act-problem.tsx';
import { type FieldName, fieldAtFault } from './field-at-fault.ts';
import type { Form } from './use-act.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What each action asks for, in the order it is asked; of an offer, only a no asks for anything. */
const asked = {
  reschedule: ['due', 'reason'],
  snooze: ['until', 'reason'],
  comment: ['comment'],
  'hand-over': ['to', 'reason'],
  'answer-hand-over': ['reason'],
} as const satisfies Record<string, readonly FieldName[]>;
export type FormVerb = keyof typeof asked;

/** How long a reminder is put off unless the person says otherwise. */
const usualDays = 7;

type Props = {
  verb: FormVerb;
  line: WorkView;
  today: IsoDate;
  error: unknown;
  waiting: boolean;
  onSend: (form: Form) => void;
  onCancel: () => void;
};

const filledIn = (verb: FormVerb, form: Form): Form => {
  const filled = asked[verb].map((name) => [name, (form[name] ?? '').trim()]);
  if (verb === 'answer-hand-over') return { ...Object.fromEntries(filled), accept: 'false' };
  return Object.fromEntries(verb === 'hand-over' && !form.to ? filled.slice(1) : filled);
};

/** The form of an action that needs more than a press; what was typed stays when the server says no. */
export const ActForm = ({ verb, line, today, error, waiting, onSend, onCancel }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const [form, setForm] = useState<Form>(verb === 'snooze' ? { until: dayAfter(today, usualDays) } : {});
  const root = useRef<HTMLFormElement>(null);
  const atFault = fieldAtFault(error);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  useEffect(() => {
    if (atFault) root.current?.querySelector<HTMLElement>(`[name="${atFault}"]`)?.focus();
  }, [atFault]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(filledIn(verb, form));
  };
  return (
    // The server says what is missing, in the same words wherever somebody acts, so the browser's own check is off.
    <form ref={root} noValidate onSubmit={send} className={styles.root}>
      {asked[verb].map((name) => (
        <ActField
          key={name}
          name={name}
          line={line}
          today={today}
          value={form[name] ?? ''}
          wrong={atFault === name ? problemWords(t, i18n.language, error) : undefined}
          onChange={(value) => setForm((before) => ({ ...before, [name]: value }))}
        />
      ))}
      {error !== null && !atFault && <ActProblem error={error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={waiting}>
          {t(waiting ? 'acts.saving' : 'acts.save')}
        </Button>
        <Button onClick={onCancel}>{t('acts.cancel')}</Button>
      </div>
    </form>
  );
};
