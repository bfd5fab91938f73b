import {
  mayAnswerFor,
  OFFICE_CHANNEL,
  type OutboxMessage,
  type OutboxPayload,
  progressOf,
  whyShut,
} from '../../programme/index.ts';
import { outcomeInChannel } from '../board-messages.ts';
import { aside, buttons, card, execute, heading, paragraph, run } from '../cards/card.ts';
import { clashLines } from '../cards/rounds/round-clash-box.ts';
import { dataOf } from '../cards/rounds/round-head.ts';
import type { DrawDeps } from '../deps.ts';
import type { Reading } from '../status-forms.ts';
import type { Answer } from '../turn.ts';
import { boardCard } from './round-board.ts';
import { atStep, overviewCard } from './round-cards.ts';
import { roundClashRows } from './round-clash-rows.ts';
import { placeIn } from './round-place.ts';
import { periodName } from './round-words.ts';

type Payload<K extends OutboxPayload['kind']> = Extract<OutboxPayload, { kind: K }>;

/** The card a unit answers on; nothing once there is nothing to answer. */
export const roundMessage = (reading: Reading, { period, unit }: Payload<'round'>): Answer | undefined => {
  const { state, person, day, texts } = reading;
  const place = placeIn(state, period, unit);
  if (!place || !mayAnswerFor(person, place.unit.code, state.people, place.report)) return undefined;
  if (whyShut(place.round, place.report, day)) return undefined;
  const summary = texts.t('round.intro', {
    unit: place.unit.name,
    period: periodName(texts, period),
    deadline: texts.day(place.round.deadline),
  });
  return { card: overviewCard(reading, place), summary };
};

/** What stands in the place of a round's card, or its reminder, once it is delivered or closed. */
export const spentRound = (
  reading: Reading,
  { period, unit }: Payload<'round'> | Payload<'round-reminder'>,
): Answer | undefined => {
  const place = placeIn(reading.state, period, unit);
  if (!place) return undefined;
  const drawn = overviewCard(reading, place);
  return { card: drawn, summary: drawn.speak ?? '' };
};

const reminderText = (
  { texts: { t, day: inWords }, day }: Reading,
  unit: string,
  deadline: string,
): string => {
  const values = { unit, deadline: inWords(deadline) };
  if (day > deadline) return t('round.remind.late', values);
  return t(day === deadline ? 'round.remind.today' : 'round.remind.before', values);
};

/** Reminds of a round; nothing once there is nothing to answer. */
export const roundReminder = (
  reading: Reading,
  { period, unit }: Payload<'round-reminder'>,
): Answer | undefined => {
  const { state, day, texts } = reading;
  const { t } = texts;
  const place = placeIn(state, period, unit);
  if (!place || whyShut(place.round, place.report, day)) return undefined;
  const { round } = place;
  const { done, total } = progressOf(round, place.report, state.projects, day);
  const left = total - done;
  const text = reminderText(reading, place.unit.name, round.deadline);
  const longer = round.extensions.at(-1);
  const body = [
    heading(`${t('round.title')} ${periodName(texts, period)}`),
    paragraph([run(text)]),
    ...(longer
      ? [paragraph([run(t('round.extended', { day: texts.day(longer.to), reason: longer.reason }))])]
      : []),
    paragraph([run(left === 0 ? t('round.remind.allDone') : t('round.remind.left', { count: left }))]),
    buttons([
      execute('round/overview', t('round.answerNow'), dataOf(atStep(place, 'start')), { style: 'positive' }),
    ]),
    aside(t('round.why.other', { unit: place.unit.name })),
  ];
  return { card: card(texts, text, body), summary: text };
};

/** Tells somebody whose answer stands what another wrote in the same place. */
export const roundClash = (reading: Reading, payload: Payload<'round-clash'>): Answer | undefined => {
  const { texts, state } = reading;
  const { t } = texts;
  const place = placeIn(state, payload.period, payload.unit);
  if (!place) return undefined;
  const text = t('round.clash.first', { unit: place.unit.name });
  const body = [
    heading(t('round.clash.title')),
    paragraph([run(text)]),
    ...clashLines(texts, roundClashRows(reading, place, [payload])),
    buttons([execute('round/overview', t('round.answerNow'), dataOf(atStep(place, 'start')))]),
  ];
  return { card: card(texts, text, body), summary: text };
};

/** How a round stands, for the office. */
export const roundBoard = (
  reading: Parameters<typeof boardCard>[0],
  { period }: Payload<'round-board'>,
): Answer | undefined => {
  const drawn = boardCard(reading, period, { isLive: true });
  return drawn && { card: drawn, summary: drawn.speak ?? '' };
};

/** What stands in the office's channel, where nobody in particular reads it; nothing for a message to a person. */
export const channelMessage = async (
  { state, today, textsOf, tabUrl }: DrawDeps,
  { personOid, payload }: OutboxMessage,
): Promise<Answer | undefined> => {
  if (personOid !== OFFICE_CHANNEL) return undefined;
  if (payload.kind === 'case-outcome')
    return outcomeInChannel({ state: await state(), texts: textsOf('nb'), tabUrl }, payload);
  if (payload.kind !== 'round-board') return undefined;
  return roundBoard({ state: await state(), texts: textsOf('nb'), day: today(), tabUrl }, payload);
};
