import { questionsFromLines, Refusal } from '../../programme/index.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Notice } from '../cards/notice.ts';
import type { OfficeAct } from '../cards/rounds/round-office-forms.ts';
import { roundOpenCard } from '../cards/rounds/round-open-card.ts';
import type { Asking } from '../deps.ts';
import { boardCard } from '../rounds/round-board.ts';
import { guardOf, reworded } from './guard.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';
import { readRoundPressed } from './round-pressed.ts';

const useCaseOf = { extend: 'extendRound', reopen: 'reopenReport', close: 'closeRound' } as const;

/** Extends, opens again or closes a round for the office, and shows how it stands; a refused form stands open again. */
export const runRound = async (
  deps: PressDeps,
  asking: Asking,
  [act, isReworded]: [act: OfficeAct, isReworded: boolean],
  data: unknown,
): Promise<PressResult> => {
  const pressed = readRoundPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const { period, consent } = pressed;
  const { deadline = '', unit = '', reason: written = '' } = pressed.inputs;
  const reason = isReworded ? (reworded(asking, { reason: written }).reason ?? '') : written;
  const { texts, person } = asking;
  const attempt = async (): Promise<Parameters<typeof boardCard>[2]> => {
    try {
      const form = {
        period,
        deadline,
        unit,
        reason,
        reworded: isReworded,
        ...(consent !== undefined && { consent }),
      };
      await deps.useCases[useCaseOf[act]]({ oid: person.oid, via: 'card' }, form);
      return { notice: { kind: 'saved', key: period, text: texts.t(`round.did.${act}`) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      deps.log.info({ reason: error.reason, useCase: `round/${act}` }, 'action refused');
      const notice: Notice = { kind: 'refused', key: period, text: refusalText(texts, error, period) };
      const form = { act, deadline, unit, reason: written };
      if (error.reason !== 'personal-details') return { notice, form };
      return { form, guard: guardOf(asking, { reason: written }, () => texts.t('round.reason')) };
    }
  };
  const trace = await attempt();
  const card = boardCard({ ...asking, state: await deps.state() }, period, trace);
  const lost = trace?.notice?.text ?? texts.t('refusal.round-missing', { period });
  return { saved: trace?.notice?.kind === 'saved', card: card ?? messageCard(texts, lost, []) };
};

/** Opens a round from the form; what was refused stands on it again. */
export const openRound = async (deps: PressDeps, asking: Asking, data: unknown): Promise<PressResult> => {
  const pressed = readRoundPressed(data);
  if (!pressed) return { stale: 'broken-data' };
  const { period = '', start = '', deadline = '', questions = '' } = pressed.inputs;
  const { texts, person } = asking;
  try {
    const form = { period, start, deadline, questions: questionsFromLines(questions) };
    const { round } = await deps.useCases.openRound({ oid: person.oid, via: 'card' }, form);
    const notice: Notice = { kind: 'saved', key: round.period, text: texts.t('round.did.open') };
    const card = boardCard({ ...asking, state: await deps.state() }, round.period, { notice });
    return { saved: true, card: card ?? messageCard(texts, notice.text, []) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    deps.log.info({ reason: error.reason, useCase: 'round/open' }, 'action refused');
    const notice: Notice = { kind: 'refused', key: period, text: refusalText(texts, error, period) };
    return { saved: false, card: roundOpenCard(texts, { period, start, deadline, questions }, notice) };
  }
};
