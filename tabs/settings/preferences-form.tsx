import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import type { Preferences } from '../api/replies.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { problemWords } from '../states/problem-words.ts';
import { usePrefer } from './use-prefer.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalL,
    maxWidth: '640px',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  hours: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, width: '100%' },
});

const languages = ['nb', 'nn', 'en'] as const;

const isAboutHours = (error: unknown): boolean =>
  error instanceof ApiError && error.refusal?.reason === 'quiet-hours-unclear';

/** Language and quiet hours of the person's own messages. */
export const PreferencesForm = ({ chosen }: { chosen: Preferences }) => {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const prefer = usePrefer();
  const [form, setForm] = useState(chosen);
  const unclear = isAboutHours(prefer.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    prefer.mutate(form);
  };
  const set = (change: Partial<Preferences>) => {
    prefer.reset();
    setForm((before) => ({ ...before, ...change }));
  };
  return (
    <form noValidate onSubmit={send} className={styles.root}>
      <Field label={t('settings.language')}>
        <RadioGroup
          value={form.language}
          onChange={(_, { value }) => {
            const language = languages.find((known) => known === value);
            if (language) set({ language });
          }}
        >
          {languages.map((language) => (
            // Each language goes by its own name, whatever the page speaks.
            <Radio key={language} value={language} label={t(`settings.languages.${language}`)} />
          ))}
        </RadioGroup>
      </Field>
      <fieldset className={styles.hours}>
        <legend className={styles.legend}>{t('settings.quiet')}</legend>
        <p className={styles.hint} id="quiet-hint">
          {t('settings.quietHint')}
        </p>
        {(['quietFrom', 'quietTo'] as const).map((name) => (
          <Field
            key={name}
            label={t(`settings.${name}`)}
            {...(unclear && name === 'quietFrom'
              ? { validationMessage: problemWords(t, i18n.language, prefer.error) }
              : {})}
          >
            <Input
              type="time"
              name={name}
              aria-describedby="quiet-hint"
              value={form[name]}
              onChange={(_, { value }) => set({ [name]: value })}
            />
          </Field>
        ))}
      </fieldset>
      <div role="status">
        {prefer.isSuccess && (
          <MessageBar intent="success" layout="multiline" politeness="polite">
            <MessageBarBody>{t('settings.saved')}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {prefer.isError && !unclear && <ActProblem error={prefer.error} />}
      <Button type="submit" appearance="primary" disabledFocusable={prefer.isPending}>
        {t(prefer.isPending ? 'acts.saving' : 'acts.save')}
      </Button>
    </form>
  );
};
