import { myLines, Refusal } from '../../programme/index.ts';
import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Lexicon } from '../commands/lexicon.ts';
import type { Asking, BotDeps } from '../deps.ts';
import { askOf, digestAnswer } from '../digest-answer.ts';
import { mineCard, reminderCard, type Trace, workCard } from '../work-cards.ts';
import { answerHandOver } from './answer-hand-over.ts';
import { commentOnWork } from './comment-on-work.ts';
import { finishWork } from './finish-work.ts';
import { handOverWork } from './hand-over-work.ts';
import type { Pressed } from './pressed.ts';
import { isMendable, refusalText } from './refusal-text.ts';
import { rescheduleWork } from './reschedule-work.ts';
import { savedLater } from './saved-later.ts';
import { snoozeWork } from './snooze-work.ts';
import { startWork } from './start-work.ts';
import { takeUpHelp } from './take-up-help.ts';
import type { WorkAction } from './work-action.ts';

const actions: ReadonlyMap<string, WorkAction> = new Map([
  ['work/start', startWork],
  ['work/finish', finishWork],
  ['work/reschedule', rescheduleWork],
  ['work/comment', commentOnWork],
  ['work/hand-over', handOverWork],
  ['work/snooze', snoozeWork],
  ['work/answer', answerHandOver],
  ['work/take-up', takeUpHelp],
]);

/** The action a button names. */
export const actionFor = (verb: string): WorkAction | undefined => actions.get(verb);

type Deps = Pick<BotDeps, 'useCases' | 'state' | 'log'> & { lexicon: Lexicon };

/** The card a button stood on, as the rows are now. */
const cardAgain = async (
  asking: Asking,
  { view, on, key, more }: Pressed,
  trace: Trace,
): Promise<Card | undefined> => {
  if (view === 'digest') {
    const answer = await digestAnswer(asking, askOf(on, asking.day), trace);
    return 'card' in answer ? answer.card : undefined;
  }
  if (view === 'reminder') return reminderCard(asking, on, { ...trace, more });
  if (view === 'one') return workCard(asking, key, trace);
  const mine = myLines(asking.state, asking.person, asking.day).map(({ item }) => item.key);
  return mineCard(asking, [...new Set([...on, ...mine])], trace);
};

const attempt = async (
  { useCases, state, log }: Deps,
  { turn, person, texts }: Asking,
  action: WorkAction,
  { key, written }: Pressed,
): Promise<{ saved: boolean; trace: Trace }> => {
  try {
    const form = action.form(key, written);
    const outcome = await useCases[action.useCase]({ oid: person.oid, via: 'card' }, form);
    const { people, late } = await state();
    const text = `${action.saved(texts, outcome, people, written)} ${savedLater(texts, late)}`;
    return { saved: true, trace: { notice: { kind: 'saved', key, text } } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error;
    log.info(
      { reason, key, useCase: action.useCase, conversation: turn.conversation.kind },
      'action refused',
    );
    const notice = { kind: 'refused', key, text: refusalText(texts, error, key) } as const;
    return { saved: false, trace: { notice, draft: isMendable(error) ? { key, ...written } : undefined } };
  }
};

/** The same card with one line's form open; nothing is done yet. */
export const openForm = async (deps: Deps, asking: Asking, pressed: Pressed): Promise<Card> => {
  const draft = { key: pressed.key, due: '', until: '', text: '', to: '', declined: '' };
  return (await cardAgain(asking, pressed, { draft })) ?? goneCard(deps, asking, pressed.key);
};

const goneCard = ({ lexicon }: Deps, { texts }: Asking, key: string, text?: string): Card =>
  messageCard(texts, text ?? texts.t('line.gone', { key }), lexicon.hints(texts, ['mine', 'risk']));

/** Carries out one press and makes the card it stood on again, with what became of it. */
export const actOnWork = async (
  deps: Deps,
  asking: Asking,
  action: WorkAction,
  pressed: Pressed,
): Promise<{ saved: boolean; card: Card }> => {
  const { saved, trace } = await attempt(deps, asking, action, pressed);
  const now = { ...asking, state: await deps.state() };
  const card =
    (await cardAgain(now, pressed, trace)) ?? goneCard(deps, asking, pressed.key, trace.notice?.text);
  return { saved, card };
};
