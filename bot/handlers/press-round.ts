import { Refusal } from '../../programme/index.ts';
import type { Notice } from '../cards/notice.ts';
import type { Asking } from '../deps.ts';
import { boardCard, mayReadBoard } from '../rounds/round-board.ts';
import { overviewCard, shutText } from '../rounds/round-cards.ts';
import { placeIn } from '../rounds/round-place.ts';
import { stepCard } from '../rounds/round-step.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { readRoundPressed } from './round-pressed.ts';
import { openRound, runRound } from './run-round.ts';
import { saveRoundStep } from './save-round-step.ts';

/** Shows a step, the overview or the board as things stand; nothing is done yet. */
const show = (asking: Asking, what: 'step' | 'overview' | 'board', data: unknown): PressResult => {
  const pressed = readRoundPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  if (what === 'board') {
    const card = mayReadBoard(asking.person) ? boardCard(asking, pressed.period) : undefined;
    return card ? { saved: false, card } : { stale: 'broken-data' };
  }
  const place = placeIn(asking.state, pressed.period, pressed.unit);
  if (!place) return { stale: 'broken-data' };
  const isShut = shutText(asking, place) !== undefined;
  const card =
    what === 'overview' || isShut
      ? overviewCard(asking, place)
      : stepCard(asking, place, pressed.inputs.goto ?? pressed.step);
  return { saved: false, opened: what === 'overview', card };
};

/** Gives the unit's answer to somebody else of the unit. */
const passOn = async (deps: PressDeps, asking: Asking, data: unknown): Promise<PressResult> => {
  const pressed = readRoundPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const { period, unit, inputs } = pressed;
  const { texts, person } = asking;
  const attempt = async (): Promise<Notice> => {
    try {
      const form = { period, unit, to: inputs.to ?? '' };
      const { to } = await deps.useCases.passOnReport({ oid: person.oid, via: 'card' }, form);
      return { kind: 'saved', key: period, text: texts.t('round.did.pass', { name: to.name }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      deps.log.info({ reason: error.reason, useCase: 'round/pass' }, 'action refused');
      return { kind: 'refused', key: period, text: refusalText(texts, error, period) };
    }
  };
  const notice = await attempt();
  const now = { ...asking, state: await deps.state() };
  const place = placeIn(now.state, period, unit);
  return place
    ? { saved: notice.kind === 'saved', card: overviewCard(now, place, notice) }
    : { stale: 'broken-data' };
};

/** Carries out a button of a status round; `undefined` when the button is another's. */
export const pressRound = async (
  deps: PressDeps,
  asking: Asking,
  pressed: string,
  data: unknown,
): Promise<PressResult | undefined> => {
  const isReworded = pressed.endsWith('/reword');
  const verb = isReworded ? pressed.slice(0, -'/reword'.length) : pressed;
  switch (verb) {
    case 'round/next':
      return saveRoundStep(deps, asking, ['next', isReworded], data);
    case 'round/back':
      return saveRoundStep(deps, asking, ['back', isReworded], data);
    case 'round/save':
      return saveRoundStep(deps, asking, ['save', isReworded], data);
    case 'round/deliver':
      return saveRoundStep(deps, asking, ['deliver', isReworded], data);
    case 'round/extend':
      return runRound(deps, asking, ['extend', isReworded], data);
    case 'round/reopen':
      return runRound(deps, asking, ['reopen', isReworded], data);
    case 'round/close':
      return runRound(deps, asking, ['close', isReworded], data);
    case 'round/open':
      return openRound(deps, asking, data);
    case 'round/pass':
      return passOn(deps, asking, data);
    case 'round/answer':
      return show(asking, 'step', data);
    case 'round/overview':
      return show(asking, 'overview', data);
    case 'round/board':
      return show(asking, 'board', data);
    default:
      return undefined;
  }
};
