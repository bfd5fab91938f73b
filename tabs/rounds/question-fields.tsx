import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type DraftQuestion, questionKinds } from './round-questions.ts';
import { useRoundStyles } from './round-styles.ts';

type Props = {
  question: DraftQuestion;
  onChange: (change: Partial<DraftQuestion>) => void;
  onRemove: () => void;
};

/** One question of the office's own: its words, what kind of answer it wants, and whether it must be answered. */
export const QuestionFields = ({ question, onChange, onRemove }: Props) => {
  const { t } = useTranslation();
  const styles = useRoundStyles();
  const { number, text, kind, required, choices } = question;
  return (
    <fieldset className={styles.question}>
      <legend>{t('rounds.question.legend', { number })}</legend>
      <Field required label={t('rounds.question.text')}>
        <Input value={text} maxLength={300} onChange={(_, { value }) => onChange({ text: value })} />
      </Field>
      <Field label={t('rounds.question.kind')}>
        <Select
          value={kind}
          onChange={(_, { value }) =>
            onChange({ kind: questionKinds.find((one) => one === value) ?? 'text' })
          }
        >
          {questionKinds.map((one) => (
            <option key={one} value={one}>
              {t(`rounds.question.kinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind === 'choice' && (
        <Field required label={t('rounds.question.choices')}>
          <Textarea
            rows={3}
            resize="vertical"
            value={choices}
            onChange={(_, { value }) => onChange({ choices: value })}
          />
        </Field>
      )}
      <Checkbox
        label={t('rounds.question.required')}
        checked={required}
        onChange={(_, { checked }) => onChange({ required: checked === true })}
      />
      <div>
        <Button size="small" onClick={onRemove}>
          {t('rounds.question.remove', { number })}
        </Button>
      </div>
    </fieldset>
  );
};
