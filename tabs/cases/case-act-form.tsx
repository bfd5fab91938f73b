import { Body1, Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../api/cases-reply.ts';
import { dayAfter, osloDay } from '../language/days.ts';
import { FormProblem } from '../line/form-problem.tsx';
import { useCaseStyles } from './case-styles.ts';
import { useCaseAct } from './cases-query.ts';

const asked = {
  open: ['deadline'],
  extend: ['deadline', 'reason'],
  withdraw: ['reason'],
  reopen: ['reason'],
  close: [],
} as const;
export type ActName = keyof typeof asked;

type Form = { deadline: string; reason: string; consent?: string };
type FieldsProps = { act: ActName; page: CasePage; form: Form; onChange: (change: Partial<Form>) => void };

const Fields = ({ act, page, form, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const names: readonly string[] = asked[act];
  return (
    <>
      {names.includes('deadline') && (
        <Field required label={t('cases.deadline')}>
          <Input
            type="date"
            name="deadline"
            min={dayAfter(page.day, 1)}
            max={dayAfter(page.day, 366)}
            value={form.deadline}
            onChange={(_, { value }) => onChange({ deadline: value })}
          />
        </Field>
      )}
      {names.includes('reason') && (
        <Field required label={t('cases.why')}>
          <Textarea
            name="reason"
            rows={3}
            resize="vertical"
            value={form.reason}
            onChange={(_, { value }) => onChange({ reason: value })}
          />
        </Field>
      )}
    </>
  );
};

/** Says what an action means, asks for what it needs, and carries it out. */
export const CaseActForm = ({ page, act, onDone }: { page: CasePage; act: ActName; onDone: () => void }) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const { item } = page;
  // A list of applications brings the day along.
  const suggested = act === 'open' && item.deadline ? osloDay(item.deadline) : '';
  const [form, setForm] = useState<Form>({ deadline: suggested, reason: '' });
  const doing = useCaseAct((api, given: Form) => {
    const { consent } = given;
    const needed = {
      ...Object.fromEntries(asked[act].map((name) => [name, given[name]])),
      ...(consent && { consent }),
    };
    return api.actOnCase(item.key, act, act === 'close' ? { round: item.round } : needed);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    doing.mutate(form, { onSuccess: onDone });
  };
  return (
    <form noValidate className={styles.form} onSubmit={send}>
      <Body1>{t(`cases.means.${act}`)}</Body1>
      <Fields
        act={act}
        page={page}
        form={form}
        onChange={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      {doing.isError && (
        <FormProblem
          error={doing.error}
          texts={doing.variables}
          onKeep={(consent) => doing.mutate({ ...form, consent }, { onSuccess: onDone })}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={doing.isPending}>
          {t(doing.isPending ? 'acts.saving' : `cases.acts.${act}`)}
        </Button>
        <Button onClick={onDone}>{t('acts.cancel')}</Button>
      </div>
    </form>
  );
};
