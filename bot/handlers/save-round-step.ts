import { type AnswerClash, Refusal, type RefusalReason } from '../../programme/index.ts';
import type { Card } from '../cards/card.ts';
import { fits } from '../cards/fits.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Notice } from '../cards/notice.ts';
import type { Asking } from '../deps.ts';
import { overviewCard, shutCard } from '../rounds/round-cards.ts';
import { fieldName, roundClashRows } from '../rounds/round-clash-rows.ts';
import { placeIn, type RoundPlace, type RoundStep, stepsOf } from '../rounds/round-place.ts';
import { stepCard } from '../rounds/round-step.ts';
import { guardOf } from './guard.ts';
import { askedIn, keepStep } from './keep-round-step.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { type RoundPressed, readRoundPressed } from './round-pressed.ts';

export type RoundMove = 'next' | 'back' | 'save' | 'deliver';

const shutting: readonly RefusalReason[] = [
  'round-closed',
  'already-delivered',
  'round-not-started',
  'not-your-round',
];

/** What was refused stands on the step again as it was written; where nothing can be answered it is shown all the same. */
const refusedCard = (
  asking: Asking,
  place: RoundPlace,
  [step, pressed]: [RoundStep, RoundPressed],
  refusal: Refusal,
): Card => {
  const { texts } = askedIn(step, pressed);
  const named = (field: string) => fieldName(asking, place, field);
  const text = refusalText(asking.texts, refusal, pressed.period);
  const notice: Notice = { kind: 'refused', key: pressed.step, text };
  if (shutting.includes(refusal.reason)) {
    const written = Object.entries(texts).flatMap(([field, said]) =>
      said.trim() ? [{ field: named(field), text: said }] : [],
    );
    return shutCard(asking, place, text, { notice, written });
  }
  const isPersonal = refusal.reason === 'personal-details';
  const card = stepCard(asking, place, step.id, {
    ...(isPersonal ? { guard: guardOf(asking, texts, named) } : { notice }),
    written: pressed.inputs,
  });
  // Our own fields take no more than a card can hold; what is sent without them may be of any length.
  return fits(card) ? card : messageCard(asking.texts, text, []);
};

const neighbour = (place: RoundPlace, day: string, step: RoundStep, move: RoundMove): string => {
  const steps = stepsOf(place, day);
  const index = steps.findIndex(({ id }) => id === step.id);
  const by = { next: 1, back: -1, save: 0, deliver: 0 }[move];
  return steps[index + by]?.id ?? step.id;
};

const deliver = async (
  { useCases }: PressDeps,
  { person }: Asking,
  { period, unit }: RoundPressed,
): Promise<void> => {
  await useCases.deliverReport({ oid: person.oid, via: 'card' }, { period, unit });
};

/** Nothing said of a project yet is no reason to stand still. */
const mayPass = (refusal: Refusal, move: RoundMove): boolean =>
  refusal.reason === 'status-empty' && (move === 'next' || move === 'back');

/** The card after a press that went well: the next step, what became of the delivery, or the same with a clash. */
const cardAfter = (
  asking: Asking,
  place: RoundPlace,
  [step, pressed, move]: [RoundStep, RoundPressed, RoundMove],
  clashes: readonly AnswerClash[],
): PressResult => {
  if (clashes.length > 0) {
    const rows = roundClashRows(asking, place, clashes);
    return {
      saved: false,
      card: stepCard(asking, place, step.id, { clashes: rows, written: pressed.inputs }),
    };
  }
  if (move === 'deliver') return { saved: true, card: overviewCard(asking, place) };
  const notice: Notice = { kind: 'saved', key: step.id, text: asking.texts.t('saved.later') };
  return { saved: true, card: stepCard(asking, place, neighbour(place, asking.day, step, move), { notice }) };
};

/**
 * Keeps what stands on a step and goes on, back, or delivers; the next step takes the place of this one. What two
 * people wrote at once stays on the step with both values, and pressing again lets one's own stand.
 */
export const saveRoundStep = async (
  deps: PressDeps,
  asking: Asking,
  [move, isReworded]: [move: RoundMove, isReworded: boolean],
  data: unknown,
): Promise<PressResult> => {
  const pressed = readRoundPressed(data);
  const place = pressed && placeIn(asking.state, pressed.period, pressed.unit);
  if (!pressed || !place) return { stale: 'broken-data' };
  const step = stepsOf(place, asking.day).find(({ id }) => id === pressed.step);
  if (!step) return { saved: false, card: overviewCard(asking, place) };
  const fresh = async (): Promise<[Asking, RoundPlace]> => {
    const now = { ...asking, state: await deps.state() };
    return [now, placeIn(now.state, pressed.period, pressed.unit) ?? place];
  };
  try {
    const { clashes } = await keepStep(deps, asking, [step, pressed], isReworded);
    if (clashes.length === 0 && move === 'deliver') await deliver(deps, asking, pressed);
    return cardAfter(...(await fresh()), [step, pressed, move], clashes);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    deps.log.info({ reason: error.reason, useCase: `round/${move}` }, 'action refused');
    const [now, there] = await fresh();
    const to = mayPass(error, move) ? neighbour(there, now.day, step, move) : undefined;
    const card = to ? stepCard(now, there, to) : refusedCard(now, there, [step, pressed], error);
    return { saved: false, card };
  }
};
