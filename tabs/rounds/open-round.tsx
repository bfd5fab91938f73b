import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../digest/section.tsx';
import { ActProblem } from '../line/act-problem.tsx';
import type { ScreenProps } from '../pages/screen-props.ts';
import { QuestionFields } from './question-fields.tsx';
import { type DraftQuestion, questionsToSend, withQuestion } from './round-questions.ts';
import { useRoundStyles } from './round-styles.ts';
import { useOpenRound } from './rounds-query.ts';

type Place = Pick<ScreenProps, 'onPlace'>;

const OpenRoundForm = ({ onPlace, onCancel }: Place & { onCancel: () => void }) => {
  const { t } = useTranslation();
  const styles = useRoundStyles();
  const opening = useOpenRound();
  const [days, setDays] = useState({ period: '', start: '', deadline: '' });
  const [questions, setQuestions] = useState<readonly DraftQuestion[]>([]);
  const change =
    (name: keyof typeof days) =>
    (_event: unknown, { value }: { value: string }) =>
      setDays((before) => ({ ...before, [name]: value }));
  const replace = (at: number, question: DraftQuestion[]) =>
    setQuestions(questions.toSpliced(at, 1, ...question));
  const send = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate(
      { ...days, questions: questionsToSend(questions) },
      { onSuccess: ({ standing: { period } }) => onPlace({ period }) },
    );
  };
  return (
    <form noValidate onSubmit={send} className={styles.form}>
      <Field required label={t('rounds.period')} hint={t('rounds.periodHint')}>
        <Input name="period" autoFocus value={days.period} onChange={change('period')} />
      </Field>
      <Field label={t('rounds.start')} hint={t('rounds.startHint')}>
        <Input type="date" name="start" value={days.start} onChange={change('start')} />
      </Field>
      <Field label={t('rounds.lastDay')} hint={t('rounds.lastDayHint')}>
        <Input type="date" name="deadline" value={days.deadline} onChange={change('deadline')} />
      </Field>
      {questions.map((question, at) => (
        <QuestionFields
          key={question.number}
          question={question}
          onChange={(changed) => replace(at, [{ ...question, ...changed }])}
          onRemove={() => replace(at, [])}
        />
      ))}
      <div>
        <Button onClick={() => setQuestions(withQuestion(questions))}>{t('rounds.question.add')}</Button>
      </div>
      {opening.isError && <ActProblem error={opening.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={opening.isPending}>
          {t(opening.isPending ? 'acts.saving' : 'rounds.openIt')}
        </Button>
        <Button onClick={onCancel}>{t('acts.cancel')}</Button>
      </div>
    </form>
  );
};

/** The office opens a round for a period, with questions of its own beside the status of each project. */
export const OpenRound = ({ onPlace }: Place) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <Section title={t('rounds.new')}>
      {asked ? (
        <OpenRoundForm onPlace={onPlace} onCancel={() => setAsked(false)} />
      ) : (
        <div>
          <Button onClick={() => setAsked(true)}>{t('rounds.open')}</Button>
        </div>
      )}
    </Section>
  );
};
