import {
  Body1,
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Risk } from '../../programme/index.ts';
import { useApi } from '../api/use-api.ts';
import { ActProblem } from '../line/act-problem.tsx';
import { overviewKey } from './overview-query.ts';

const useStyles = makeStyles({
  root: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start' },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

const scores = ['0', '1', '2', '3', '4', '5'];

const useReassess = (code: Risk['code']) => {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: Readonly<Record<string, string>>) => api.reassess(code, form),
    networkMode: 'always',
    onSuccess: () => {
      for (const queryKey of [overviewKey, ['digest']]) void queries.invalidateQueries({ queryKey });
    },
  });
};

type Props = { risk: Risk; mayReassess: boolean };

/** A risk whose measures are all done and which nobody has assessed since: says so, and asks those who may. */
export const ReassessForm = ({ risk, mayReassess }: Props) => {
  const { t } = useTranslation();
  const styles = useStyles();
  const reassess = useReassess(risk.code);
  const [form, setForm] = useState({ probability: '', consequence: '' });
  const send = (event: FormEvent) => {
    event.preventDefault();
    reassess.mutate(form);
  };
  return (
    <div className={styles.root}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('reassess.waits')}</MessageBarBody>
      </MessageBar>
      {mayReassess && (
        <form noValidate onSubmit={send} className={styles.root} aria-label={t('reassess.label')}>
          <Body1>{t('reassess.ask')}</Body1>
          <div className={styles.fields}>
            {(['probability', 'consequence'] as const).map((name) => (
              <Field key={name} required label={t(`reassess.${name}`)}>
                <Select
                  value={form[name]}
                  onChange={(_, { value }) => setForm((before) => ({ ...before, [name]: value }))}
                >
                  <option value="">{t('reassess.choose')}</option>
                  {scores.map((score) => (
                    <option key={score} value={score}>
                      {score}
                    </option>
                  ))}
                </Select>
              </Field>
            ))}
            <Button type="submit" appearance="primary" disabledFocusable={reassess.isPending}>
              {t(reassess.isPending ? 'acts.saving' : 'acts.save')}
            </Button>
          </div>
          {reassess.isError && <ActProblem error={reassess.error} />}
        </form>
      )}
    </div>
  );
};
