import { type IsoDate, snoozeDays } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { type ActionData, type CardAction, type CardElement, execute } from './card.ts';

/** What somebody had written when the form was refused, so that nothing has to be written again. */
export type Draft = {
  key: string;
  due: string;
  until: string;
  text: string;
  to: string;
  declined: string;
};

/** What a form is made with: the reader's language, and the day, which bounds what may be chosen. */
export type FormSetting = { texts: Texts; day: IsoDate };

/** The ids of a line's inputs. Each line has its own, so that several forms on one card never mix. */
export const inputIds = (key: string) => ({
  due: `due-${key}`,
  until: `until-${key}`,
  text: `text-${key}`,
  to: `to-${key}`,
  declined: `declined-${key}`,
});

/** How much is taken in one field. */
export const TEXT_LIMIT = 1000;

/** The day of a snooze, chosen beforehand: the usual one, or what was written where it may stand. */
const untilInput = (
  { texts: { t, day: inWords }, day }: FormSetting,
  id: string,
  draft?: Draft,
): CardElement => {
  const { earliest, usual, latest } = snoozeDays(day);
  const written = draft?.until ?? '';
  return {
    type: 'Input.Date',
    id,
    label: t('input.until'),
    min: earliest,
    max: latest,
    value: earliest <= written && written <= latest ? written : usual,
    errorMessage: t('input.untilBounds', { earliest: inWords(earliest), latest: inWords(latest) }),
  };
};

/** A reason or comment, a new date, a day to be silent to, and somebody to hand over to. Each button asks for its own. */
export const formBody = (setting: FormSetting, key: string, draft?: Draft): CardElement[] => {
  const { t } = setting.texts;
  const ids = inputIds(key);
  const filled = (value: string | undefined) => (value ? { value } : {});
  return [
    {
      type: 'Input.Text',
      id: ids.text,
      label: t('input.text'),
      placeholder: t('input.textHint'),
      isMultiline: true,
      maxLength: TEXT_LIMIT,
      ...filled(draft?.text),
    },
    { type: 'Input.Date', id: ids.due, label: t('input.due'), ...filled(draft?.due) },
    untilInput(setting, ids.until, draft),
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
