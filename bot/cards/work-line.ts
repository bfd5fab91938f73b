import { daysBetween, type IsoDate, type RiskLevel, type WorkView } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { type CardElement, paragraph, run } from './card.ts';
import { lineActions } from './line-actions.ts';
import { levelRun } from './risk-level.ts';
import { shortened } from './shortened.ts';
import type { Draft } from './work-form.ts';

/** One line of a card, with what it means to the reader. */
export type Line = WorkView & {
  riskTitle?: string;
  riskLevel?: RiskLevel;
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
  /** How many more there are than the card has room for. */
  more?: number | undefined;
  /** Whether each line carries its form folded away, or asks for it when it is wanted, which takes less room. */
  forms: 'folded' | 'asked';
  draft?: Draft | undefined;
};

/** Who is responsible, or that nobody is. */
export const ownerWords = ({ t }: Texts, name: string): string =>
  name ? t('line.owner', { name }) : t('line.noOwner');

/** How long until a deadline or since, in words. */
export const ageInWords = ({ t }: Texts, day: IsoDate, due: IsoDate): string => {
  const days = daysBetween(day, due);
  if (days < 0) return t('age.overdue', { count: -days });
  if (days === 0) return t('age.today');
  return days === 1 ? t('age.tomorrow') : t('age.in', { count: days });
};

export const isOpenLine = ({ status }: Line): boolean => status === 'not-started' || status === 'in-progress';

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
  const { risk, riskTitle, riskLevel, ownerName, standsIn } = line;
  const { t } = texts;
  const riskText =
    risk && riskTitle ? t('line.risk', { code: risk, title: shortened(riskTitle, 60) }) : riskTitle;
  const rest = joined([standsIn ? t('line.for', { name: ownerName }) : undefined, ...waiting(texts, line)]);
  const look = { isSubtle: true, size: 'Small' } as const;
  const inlines = [
    ...(riskText ? [run(riskText, look)] : []),
    ...(riskLevel ? [run(' · ', look), levelRun(texts, riskLevel, 'Small')] : []),
    ...(rest ? [run(riskText ? ` · ${rest}` : rest, look)] : []),
  ];
  return inlines.length === 0 ? [] : [paragraph(inlines, { spacing: 'None' })];
};

/** An open line with what can be done about it. */
export const openLine = (setting: LineSetting, line: Line): CardElement => ({
  type: 'Container',
  separator: true,
  spacing: 'Medium',
  items: [title(line), when(setting, line), ...about(setting, line), ...lineActions(setting, line)],
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
