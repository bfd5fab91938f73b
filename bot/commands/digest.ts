import {
  addDays,
  digestScope,
  type IsoDate,
  mayReadDigest,
  mondayOf,
  UnitCode,
} from '../../programme/index.ts';
import type { Asking } from '../deps.ts';
import { type DigestAsk, digestAnswer } from '../digest-answer.ts';
import { unitNames } from '../unit-names.ts';
import type { Command } from './command.ts';

/** The day a week's digest is of: its Monday, or today in this week; of a week to come, last year's is meant. */
const dayOfWeek = ({ day, texts }: Asking, week: number): IsoDate | undefined => {
  const year = Number(mondayOf(day).slice(0, 4));
  const mondays = [year + 1, year, year - 1].map((of) => addDays(mondayOf(`${of}-01-04`), 7 * (week - 1)));
  const monday = mondays.find((known) => known <= day && texts.week(known) === week);
  return monday === mondayOf(day) ? day : monday;
};

const scopeOf = ({ state, texts: { t } }: Asking, words: string): DigestAsk['scope'] => {
  if (t('command.digest.all').split(', ').includes(words)) return 'all';
  const nameOf = unitNames(state);
  return (
    UnitCode.options.find((code) => code.toLowerCase() === words) ??
    UnitCode.options.find((code) => words.length > 2 && nameOf(code).toLocaleLowerCase('nb').includes(words))
  );
};

const readAsk = (asking: Asking, argument: string): DigestAsk | undefined => {
  const weekWords = asking.texts.t('command.digest.week').split(', ');
  const words = argument.split(/\s+/).filter((word) => word !== '' && !weekWords.includes(word));
  const figures = words.filter((word) => /^\d{1,2}$/.test(word));
  const rest = words.filter((word) => !figures.includes(word)).join(' ');
  const [week] = figures;
  const day = week === undefined ? asking.day : dayOfWeek(asking, Number(week));
  const scope = rest === '' ? digestScope(asking.person) : scopeOf(asking, rest);
  return day && scope && figures.length < 2 ? { cause: 'asked', day, scope } : undefined;
};

/** The digest of today, or of another week or unit where the person may read it. */
export const digest: Command = (asking, argument) => {
  const { person, state, texts } = asking;
  const ask = readAsk(asking, argument);
  if (!ask?.scope) return { text: texts.t('chat.digestHow', { text: argument.slice(0, 60) }) };
  if (!mayReadDigest(person, ask.scope, { people: state.people, day: ask.day }))
    return { text: texts.t('chat.digestNotYours', { unit: unitNames(state)(person.unit) }) };
  return digestAnswer(asking, ask);
};
