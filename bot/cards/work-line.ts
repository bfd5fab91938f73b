import type { IShowCardAction } from '@microsoft/teams.cards';
import { daysBetween, type IsoDate, type WorkView } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { answerActions, answerForm } from './answer-form.ts';
import { type CardElement, execute, paragraph, run } from './card.ts';
import { type Draft, formActions, formBody } from './work-form.ts';

/** One line of a card, with what it means to the reader. */
export type Line = WorkView & {
  riskTitle?: string;
  /** Open, and the reader is the one to ask: as its owner, or while its owner is away. */
  isAsked: boolean;
  /** The owner is away, and the reader is asked instead. */
  standsIn: boolean;
  /** The reader is asked to take it over. */
  isOffered: boolean;
};

/** What all lines of a card share. */
export type LineSetting = {
  texts: Texts;
  day: IsoDate;
  /** The keys on the card, so that the same card can be made again after an action. */
  on: string;
  view: string;
  /** Whether each line carries its form folded away, or asks for it when it is wanted, which takes less room. */
  forms: 'folded' | 'asked';
  draft?: Draft | undefined;
};

/** How long until a deadline or since, in words. */
export const ageInWords = ({ t }: Texts, day: IsoDate, due: IsoDate): string => {
  const days = daysBetween(day, due);
  if (days < 0) return t('age.overdue', { count: -days });
  if (days === 0) return t('age.today');
  return days === 1 ? t('age.tomorrow') : t('age.in', { count: days });
};

export const isOpenLine = ({ status }: Line): boolean => status === 'not-started' || status === 'in-progress';

const TITLE_LIMIT = 120;

/** A title as long as a card has room for. */
export const shortened = (text: string, limit = TITLE_LIMIT): string =>
  text.length > limit ? `${text.slice(0, limit - 1).trimEnd()}…` : text;

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' · ');

const title = ({ key, title: text }: Line) =>
  paragraph([run(`${key}  ${shortened(text)}`, { weight: 'Bolder' })]);

const when = ({ texts, day }: LineSetting, { due, status }: Line) => {
  const days = daysBetween(day, due);
  const age = ageInWords(texts, day, due);
  const rest = ` · ${texts.t('line.due', { day: texts.day(due) })} · ${texts.t(`status.${status}`)}`;
  // The colour only repeats what the sign and the words say.
  const first =
    days < 0 ? run(`⚠ ${age}`, { color: 'Attention', weight: 'Bolder' }) : run(age, { weight: 'Bolder' });
  return paragraph([first, run(rest)], { spacing: 'None' });
};

/** What a line waits for: a day, an answer, or the help it needs. */
const waiting = ({ t, day }: Texts, { needsHelp, helperName, snoozedUntil, offeredTo, isOffered }: Line) => [
  needsHelp && `${t('line.needsHelp')}: ${t(`help-reason.${needsHelp}`)}`,
  helperName && t('line.helper', { name: helperName }),
  snoozedUntil && t('line.snoozed', { day: day(snoozedUntil) }),
  offeredTo && (isOffered ? t('line.offeredToYou') : t('line.offered', { name: offeredTo.name })),
];

const about = ({ texts }: LineSetting, line: Line) => {
  const { risk, riskTitle, ownerName, standsIn } = line;
  const { t } = texts;
  const riskText =
    risk && riskTitle ? t('line.risk', { code: risk, title: shortened(riskTitle, 60) }) : riskTitle;
  const text = joined([
    riskText,
    standsIn ? t('line.for', { name: ownerName }) : undefined,
    ...waiting(texts, line),
  ]);
  return text === '' ? [] : [paragraph([run(text, { isSubtle: true, size: 'Small' })], { spacing: 'None' })];
};

// Short, for it stands on every button of the line.
const nameOf = ({ key, title: text }: Line): string => `${key} ${shortened(text, 40)}`;

const folded = (setting: LineSetting, line: Line): IShowCardAction => ({
  type: 'Action.ShowCard',
  title: setting.texts.t('action.more'),
  tooltip: nameOf(line),
  card: {
    type: 'AdaptiveCard',
    body: formBody(setting.texts, line.key),
    actions: formActions(setting.texts, { item: line.key, on: setting.on, view: setting.view }, nameOf(line)),
  },
});

const answerOf = (setting: LineSetting, line: Line): CardElement[] => {
  if (!line.isOffered) return [];
  const data = { item: line.key, on: setting.on, view: setting.view };
  const open = setting.draft?.key === line.key ? setting.draft : undefined;
  return [
    { type: 'ActionSet', spacing: 'Small', actions: answerActions(setting.texts, data, nameOf(line), open) },
    ...(open ? answerForm(setting.texts, data, nameOf(line), open) : []),
  ];
};

const actionsOf = (setting: LineSetting, line: Line): CardElement[] => {
  if (!line.mayAct) return [];
  const { t } = setting.texts;
  const data = { item: line.key, on: setting.on, view: setting.view };
  const none = { associatedInputs: 'none', tooltip: nameOf(line) } as const;
  const finish = execute('work/finish', t('action.finish'), data, { ...none, style: 'positive' });
  const start = line.status === 'not-started' ? [execute('work/start', t('action.start'), data, none)] : [];
  const open = !line.isOffered && setting.draft?.key === line.key ? setting.draft : undefined;
  const ask = execute('work/more', t('action.more'), data, none);
  const others = open ? [] : [setting.forms === 'folded' ? folded(setting, line) : ask];
  const form: CardElement[] = open
    ? [
        ...formBody(setting.texts, line.key, open),
        { type: 'ActionSet', actions: formActions(setting.texts, data, nameOf(line)) },
      ]
    : [];
  return [{ type: 'ActionSet', spacing: 'Small', actions: [finish, ...start, ...others] }, ...form];
};

/** An open line with what can be done about it. */
export const openLine = (setting: LineSetting, line: Line): CardElement => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [
    title(line),
    when(setting, line),
    ...about(setting, line),
    ...answerOf(setting, line),
    ...actionsOf(setting, line),
  ],
});

/** A line nothing more is asked of: done, called off, or somebody else's now. */
export const settledLine = ({ texts: { t } }: LineSetting, line: Line): CardElement => {
  const marks = { done: `✓ ${t('line.done')}`, cancelled: `✕ ${t('line.cancelled')}` };
  const state =
    line.status === 'done' || line.status === 'cancelled'
      ? marks[line.status]
      : `→ ${t('line.handedOn', { name: line.ownerName })}`;
  return paragraph([run(`${state}  `, { weight: 'Bolder' }), run(`${line.key} ${shortened(line.title)}`)], {
    spacing: 'Small',
  });
};
