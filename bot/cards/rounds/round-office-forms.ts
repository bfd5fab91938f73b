import type { UnitStanding } from '../../../programme/index.ts';
import { wordFor } from '../../commands/word-for.ts';
import type { Texts } from '../../texts/texts.ts';
import {
  buttons,
  type CardAction,
  type CardElement,
  execute,
  heading,
  paragraph,
  run,
  sayButton,
} from '../card.ts';
import { type Guard, guardActions } from '../guard-box.ts';
import { TEXT_LIMIT } from '../work-form.ts';

/** What the office does with a round: each asks before it is done. */
export const officeActs = ['extend', 'reopen', 'close'] as const;
export type OfficeAct = (typeof officeActs)[number];

/** A form with what was written in it. */
export type OfficeForm = { act: OfficeAct; deadline?: string; unit?: string; reason?: string };

type Board = {
  texts: Texts;
  period: string;
  periodName: string;
  state: 'open' | 'closed';
  units: readonly UnitStanding[];
};

const reason = ({ t }: Texts, value = ''): CardElement => ({
  type: 'Input.Text',
  id: 'reason',
  label: t('round.reason'),
  isMultiline: true,
  maxLength: TEXT_LIMIT,
  ...(value && { value }),
});

const fieldsOf = (
  { texts, periodName, units }: Board,
  { act, deadline = '', unit = '', reason: why }: OfficeForm,
): CardElement[] => {
  const { t } = texts;
  if (act === 'close') {
    const missing = units.filter(({ standing }) => standing === 'unanswered' || standing === 'draft').length;
    return [paragraph([run(t('round.closeQuestion', { period: periodName, count: missing }))])];
  }
  if (act === 'extend')
    return [
      {
        type: 'Input.Date',
        id: 'deadline',
        label: t('round.newDeadline'),
        ...(deadline && { value: deadline }),
      },
      reason(texts, why),
    ];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'unit',
      label: t('round.unit'),
      placeholder: t('round.choose'),
      choices: units.map(({ unit: value, name }) => ({ title: name, value })),
      ...(unit && { value: unit }),
    },
    reason(texts, why),
  ];
};

const sendOf = ({ texts: { t }, period }: Board, act: OfficeAct): CardAction =>
  execute(`round/${act}`, t(`round.send.${act}`), { item: `${period} office ${act}` });

const fittingActs = ({ state }: Board): readonly OfficeAct[] => (state === 'open' ? officeActs : ['reopen']);

/** Each act folded away behind its name. */
export const officeActions = (board: Board): CardAction[] =>
  fittingActs(board).map((act) => ({
    type: 'Action.ShowCard',
    title: board.texts.t(`round.act.${act}`),
    card: { type: 'AdaptiveCard', body: fieldsOf(board, { act }), actions: [sendOf(board, act)] },
  }));

/** Each act as what would be written for it: the answer is a card with the form. */
export const officeWords = (board: Board): CardAction[] => {
  const { texts, period } = board;
  return fittingActs(board).map((act) => {
    const [word = act] = texts.t(`command.round.${act}`).split(', ');
    return sayButton(texts.t(`round.act.${act}`), `${wordFor(texts, 'round')} ${word} ${period}`);
  });
};

/** One act's form standing open, with what was written before it was refused. */
export const officeForm = (board: Board, form: OfficeForm, guard: Guard | undefined): CardElement[] => {
  const { texts, period } = board;
  const verb = `round/${form.act}`;
  const data = { item: `${period} office ${form.act}` };
  const more = guard ? guardActions(texts, { reword: `${verb}/reword`, keep: verb }, data, guard) : [];
  return [
    heading(texts.t(`round.act.${form.act}`), 'Medium'),
    ...fieldsOf(board, form),
    buttons([
      ...more,
      sendOf(board, form.act),
      execute('round/board', texts.t('round.cancel'), data, { associatedInputs: 'none' }),
    ]),
  ];
};
