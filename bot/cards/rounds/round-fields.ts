import { type AnswerValue, lightAnswers, type Question } from '../../../programme/index.ts';
import type { Texts } from '../../texts/texts.ts';
import type { CardElement } from '../card.ts';
import { signs } from '../status-words.ts';
import { TEXT_LIMIT } from '../work-form.ts';

/** The id of an answer's input, so that no question can take the name of anything else on the card. */
export const answerInput = (field: string): string => `answer-${field}`;

/** An answer as it stands in its field: a number with the comma or the point of the language, and no more. */
const written = ({ language }: Texts, answer: AnswerValue | undefined): string =>
  typeof answer === 'number' && language !== 'en' ? String(answer).replace('.', ',') : String(answer ?? '');

const labelOf = ({ t }: Texts, { text, required }: Question): string =>
  required ? t('round.required', { text }) : text;

/** A text of one's own words. */
export const textField = (id: string, label: string, value: string): CardElement => ({
  type: 'Input.Text',
  id,
  label,
  isMultiline: true,
  maxLength: TEXT_LIMIT,
  ...(value === '' ? {} : { value }),
});

/** The input of one question, holding what was answered before or written just now. */
export const questionField = (
  texts: Texts,
  question: Question,
  answer: AnswerValue | undefined,
): CardElement => {
  const { t } = texts;
  const [id, label, value] = [answerInput(question.id), labelOf(texts, question), written(texts, answer)];
  if (question.kind === 'text') return textField(id, label, value);
  // A text, since a field for numbers takes no comma and drops what else is written without a word.
  if (question.kind === 'number')
    return {
      type: 'Input.Text',
      id,
      label,
      placeholder: t('round.numberHint'),
      maxLength: 30,
      ...(value && { value }),
    };
  const choices =
    question.kind === 'light'
      ? lightAnswers.map((light) => ({ title: `${signs[light]} ${t(`round.light.${light}`)}`, value: light }))
      : question.choices.map((choice) => ({ title: choice, value: choice }));
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    placeholder: t('round.choose'),
    choices,
    ...(value && { value }),
  };
};
