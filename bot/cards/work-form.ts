import type { Texts } from '../texts/texts.ts';
import { type ActionData, type CardAction, type CardElement, execute } from './card.ts';

/** What somebody had written when the form was refused, so that nothing has to be written again. */
export type Draft = { key: string; due: string; text: string; to: string; declined: string };

/** The ids of a line's inputs. Each line has its own, so that several forms on one card never mix. */
export const inputIds = (key: string) => ({
  due: `due-${key}`,
  text: `text-${key}`,
  to: `to-${key}`,
  declined: `declined-${key}`,
});

/** How much is taken in one field. */
export const TEXT_LIMIT = 1000;

/** A new date, a reason or comment, and somebody to hand over to. Nothing is required: each button asks for its own. */
export const formBody = ({ t }: Texts, key: string, draft?: Draft): CardElement[] => {
  const ids = inputIds(key);
  const filled = (value: string | undefined) => (value ? { value } : {});
  return [
    { type: 'Input.Date', id: ids.due, label: t('input.due'), ...filled(draft?.due) },
    {
      type: 'Input.Text',
      id: ids.text,
      label: t('input.text'),
      placeholder: t('input.textHint'),
      isMultiline: true,
      maxLength: TEXT_LIMIT,
      ...filled(draft?.text),
    },
    {
      type: 'Input.ChoiceSet',
      id: ids.to,
      label: t('input.to'),
      placeholder: t('input.toHint'),
      style: 'filtered',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'people' },
      ...filled(draft?.to),
    },
  ];
};

/** The form's buttons; `tooltip` tells those of one line from those of the next. */
export const formActions = ({ t }: Texts, data: ActionData, tooltip: string): CardAction[] => [
  execute('work/reschedule', t('action.reschedule'), data, { tooltip }),
  execute('work/snooze', t('action.snooze'), data, { tooltip }),
  execute('work/comment', t('action.comment'), data, { tooltip }),
  execute('work/hand-over', t('action.handOver'), data, { tooltip }),
];
