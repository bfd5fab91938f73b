import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate, WorkView } from '../../programme/index.ts';
import { dayAfter } from '../language/days.ts';
import { problemWords } from '../states/problem-words.ts';
import { ActProblem } from './act-problem.tsx';
import { type FieldName, fieldAtFault } from './field-at-fault.ts';
import { PersonPicker } from './person-picker.tsx';
import type { Form } from './use-act.ts';

/** How far ahead a deadline may be moved. */
const farthestDays = 366;

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What each action asks for, in the order it is asked. */
const asked = {
  reschedule: ['due', 'reason'],
  comment: ['comment'],
  'hand-over': ['to', 'reason'],
} as const;

type Props = {
  verb: keyof typeof asked;
  line: WorkView;
  today: IsoDate;
  error: unknown;
  waiting: boolean;
  onSend: (form: Form) => void;
  onCancel: () => void;
};

/** The form of an action that needs more than a press; what was typed stays when the server says no. */
export const ActForm = ({ verb, line, today, error, waiting, onSend, onCancel }: Props) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const [form, setForm] = useState<Form>({});
  const root = useRef<HTMLFormElement>(null);
  const atFault = fieldAtFault(error);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  useEffect(() => {
    if (atFault) root.current?.querySelector<HTMLElement>(`[name="${atFault}"]`)?.focus();
  }, [atFault]);

  const set = (name: FieldName) => (value: string) => setForm((before) => ({ ...before, [name]: value }));
  const wrong = (name: FieldName) =>
    atFault === name ? { validationMessage: problemWords(t, i18n.language, error) } : {};
  const send = (event: FormEvent) => {
    event.preventDefault();
    const filled = asked[verb].map((name) => [name, (form[name] ?? '').trim()]);
    onSend(Object.fromEntries(verb === 'hand-over' && !form.to ? filled.slice(1) : filled));
  };
  const latestTaken = line.due > today ? line.due : today;
  const field = {
    due: (
      <Field key="due" required label={t('acts.newDue')} {...wrong('due')}>
        <Input
          type="date"
          name="due"
          min={dayAfter(latestTaken, 1)}
          max={dayAfter(today, farthestDays)}
          value={form.due ?? ''}
          onChange={(_, { value }) => set('due')(value)}
        />
      </Field>
    ),
    reason: (
      <Field key="reason" required label={t('acts.reason')} {...wrong('reason')}>
        <Textarea
          name="reason"
          resize="vertical"
          value={form.reason ?? ''}
          onChange={(_, { value }) => set('reason')(value)}
        />
      </Field>
    ),
    comment: (
      <Field key="comment" required label={t('acts.commentText')} {...wrong('comment')}>
        <Textarea
          name="comment"
          resize="vertical"
          rows={4}
          value={form.comment ?? ''}
          onChange={(_, { value }) => set('comment')(value)}
        />
      </Field>
    ),
    to: <PersonPicker key="to" onPick={set('to')} {...wrong('to')} />,
  };
  return (
    // The server says what is missing, in the same words wherever somebody acts, so the browser's own check is off.
    <form ref={root} noValidate onSubmit={send} className={styles.root}>
      {asked[verb].map((name) => field[name])}
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
