import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundOfPeriod } from '../api/rounds-reply.ts';
import { dayAfter } from '../language/days.ts';
import { FormProblem } from '../line/form-problem.tsx';
import { useRoundStyles } from './round-styles.ts';
import type { RoundForm as Form } from './rounds-query.ts';

type Props = {
  verb: 'extend' | 'reopen';
  round: RoundOfPeriod;
  error: unknown;
  waiting: boolean;
  onSend: (form: Form) => void;
  onCancel: () => void;
};

/** A later deadline, or the unit to be opened again, and why; what was written stays when the server says no. */
export const RoundForm = ({ verb, round, error, waiting, onSend, onCancel }: Props) => {
  const { t } = useTranslation();
  const styles = useRoundStyles();
  const { deadline, units } = round.standing;
  const [form, setForm] = useState<Form>({});
  const change =
    (name: string) =>
    (_event: unknown, { value }: { value: string }) =>
      setForm((before) => ({ ...before, [name]: value }));
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(form);
  };
  const latest = [deadline, round.day].toSorted().at(-1) ?? deadline;
  return (
    <form ref={root} noValidate onSubmit={send} className={styles.form}>
      {verb === 'extend' && (
        <Field required label={t('rounds.newDeadline')}>
          <Input
            type="date"
            name="deadline"
            min={dayAfter(latest, 1)}
            value={form.deadline ?? ''}
            onChange={change('deadline')}
          />
        </Field>
      )}
      {verb === 'reopen' && (
        <Field required label={t('filters.unit')}>
          <Select name="unit" value={form.unit ?? ''} onChange={change('unit')}>
            <option value="">{t('rounds.chooseUnit')}</option>
            {units.map(({ unit }) => (
              <option key={unit} value={unit}>
                {t(`units.${unit}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field required label={t('acts.reason')} hint={t('rounds.reasonHint')}>
        <Textarea
          name="reason"
          resize="vertical"
          rows={3}
          value={form.reason ?? ''}
          onChange={change('reason')}
        />
      </Field>
      {error !== null && (
        <FormProblem error={error} texts={form} onKeep={(consent) => onSend({ ...form, consent })} />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={waiting}>
          {t(waiting ? 'acts.saving' : `rounds.acts.${verb}`)}
        </Button>
        <Button onClick={onCancel}>{t('acts.cancel')}</Button>
      </div>
    </form>
  );
};
