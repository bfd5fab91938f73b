import type { IShowCardAction } from '@microsoft/teams.cards';
import { answerActions, answerForm } from './answer-form.ts';
import { type ActionData, type CardElement, execute } from './card.ts';
import { shortened } from './shortened.ts';
import { formActions, formBody } from './work-form.ts';
import type { Line, LineSetting } from './work-line.ts';

// Short, for it stands on every button of the line.
const nameOf = ({ key, title: text }: Line): string => `${key} ${shortened(text, 40)}`;

const dataOf = ({ on, view, more }: LineSetting, { key }: Line): ActionData => ({
  ...{ item: key, on, view },
  ...(more && { more }),
});

const folded = (setting: LineSetting, line: Line): IShowCardAction => ({
  type: 'Action.ShowCard',
  title: setting.texts.t('action.more'),
  tooltip: `${setting.texts.t('action.more')}: ${nameOf(line)}`,
  card: {
    type: 'AdaptiveCard',
    body: formBody(setting, line.key),
    actions: formActions(setting.texts, dataOf(setting, line), nameOf(line)),
  },
});

const answerOf = (setting: LineSetting, line: Line): CardElement[] => {
  if (!line.isOffered) return [];
  const data = dataOf(setting, line);
  const open = setting.draft?.key === line.key ? setting.draft : undefined;
  return [
    { type: 'ActionSet', spacing: 'Small', actions: answerActions(setting.texts, data, nameOf(line), open) },
    ...(open ? answerForm(setting.texts, data, nameOf(line), open) : []),
  ];
};

const takeUp = (setting: LineSetting, line: Line): CardElement[] => {
  if (!line.mayTakeUp || line.isAsked) return [];
  const data = dataOf(setting, line);
  const look = { associatedInputs: 'none', tooltip: nameOf(line) } as const;
  const action = execute('work/take-up', setting.texts.t('action.takeUp'), data, look);
  return [{ type: 'ActionSet', spacing: 'Small', actions: [action] }];
};

const actionsOf = (setting: LineSetting, line: Line): CardElement[] => {
  if (!line.mayAct) return [];
  const { t } = setting.texts;
  const data = dataOf(setting, line);
  const none = { associatedInputs: 'none', tooltip: nameOf(line) } as const;
  const finish = execute('work/finish', t('action.finish'), data, { ...none, style: 'positive' });
  const start = line.status === 'not-started' ? [execute('work/start', t('action.start'), data, none)] : [];
  const open = !line.isOffered && setting.draft?.key === line.key ? setting.draft : undefined;
  const ask = execute('work/more', t('action.more'), data, none);
  const others = open ? [] : [setting.forms === 'folded' ? folded(setting, line) : ask];
  const form: CardElement[] = open
    ? [
        ...formBody(setting, line.key, open),
        { type: 'ActionSet', actions: formActions(setting.texts, data, nameOf(line)) },
      ]
    : [];
  return [{ type: 'ActionSet', spacing: 'Small', actions: [finish, ...start, ...others] }, ...form];
};

/** What the reader may do about a line: answer an offer, take it up, or carry it on. */
export const lineActions = (setting: LineSetting, line: Line): CardElement[] => [
  ...answerOf(setting, line),
  ...takeUp(setting, line),
  ...actionsOf(setting, line),
];
