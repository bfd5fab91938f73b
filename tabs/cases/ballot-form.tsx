import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseStyles } from './case-styles.ts';

const standings = ['yes', 'party', 'family', 'position', 'other', 'absent'] as const;
const choices = ['recommend', 'recommend-with-conditions', 'not-recommend', 'abstain'] as const;

type Form = { impartial: string; choice: string; reason: string };
type Props = {
  waiting: boolean;
  /** The chair's casting vote asks for the same, but a chair who is away asks nobody. */
  casting?: boolean;
  onSend: (form: Form) => void;
};

/** Asks whether one is impartial, and only then how one votes. */
export const BallotForm = ({ waiting, casting = false, onSend }: Props) => {
  const { t } = useTranslation();
  const styles = useCaseStyles();
  const [form, setForm] = useState<Form>({ impartial: '', choice: '', reason: '' });
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend(form);
  };
  return (
    <form noValidate className={styles.form} onSubmit={send}>
      <Field required label={t('cases.impartial')}>
        <RadioGroup value={form.impartial} onChange={(_, { value }) => set({ impartial: value })}>
          {standings
            .filter((one) => !casting || one !== 'absent')
            .map((one) => (
              <Radio key={one} value={one} label={t(`cases.impartialities.${one}`)} />
            ))}
        </RadioGroup>
      </Field>
      {form.impartial === 'yes' && (
        <>
          <Field required label={t('cases.choice')}>
            <RadioGroup value={form.choice} onChange={(_, { value }) => set({ choice: value })}>
              {choices.map((one) => (
                <Radio key={one} value={one} label={t(`cases.choices.${one}`)} />
              ))}
            </RadioGroup>
          </Field>
          <Field
            required={form.choice === 'recommend-with-conditions'}
            label={t(form.choice === 'recommend-with-conditions' ? 'cases.conditions' : 'cases.reason')}
          >
            <Textarea
              name="reason"
              rows={3}
              resize="vertical"
              value={form.reason}
              onChange={(_, { value }) => set({ reason: value })}
            />
          </Field>
        </>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={waiting}>
          {t(waiting ? 'acts.saving' : 'cases.send')}
        </Button>
      </div>
    </form>
  );
};
