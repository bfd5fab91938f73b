import type { OutboxMessage } from '../programme/index.ts';
import { messageCard } from './cards/message-card.ts';
import type { DrawDeps } from './deps.ts';
import { renderMessage } from './render.ts';
import type { Answer } from './turn.ts';
import { reminderCard, reminderSummary, workCard } from './work-cards.ts';

/** What a card already sent should show now; `undefined` when there is nothing to put in its place. */
export const redrawMessage = async (
  deps: DrawDeps,
  message: OutboxMessage,
  { recalled }: { recalled: boolean },
): Promise<Answer | undefined> => {
  const { payload, personOid } = message;
  if (!recalled && payload.kind !== 'reminder' && payload.kind !== 'handed-over')
    return renderMessage(deps, message);
  const state = await deps.state();
  const person = state.people.find(({ oid }) => oid === personOid);
  const texts = deps.textsOf(person?.language ?? 'nb');
  if (recalled) {
    const text = texts.t('recalled.text');
    return { card: messageCard(texts, text, []), summary: text };
  }
  if (!person) return undefined;
  const { tabUrl, digestState, digestPlans } = deps;
  const reading = { person, state, day: deps.today(), texts, tabUrl, digestState, digestPlans };
  if (payload.kind === 'handed-over') {
    // Once it has gone elsewhere, the card only tells where the line is.
    const card = workCard(reading, payload.itemKey);
    return (await renderMessage(deps, message)) ?? (card && { card, summary: card.speak ?? '' });
  }
  if (payload.kind !== 'reminder') return undefined;
  // A line that has been dealt with stays on a card that had it, and says so.
  const keys = payload.lines.map(({ key }) => key);
  return { card: reminderCard(reading, keys), summary: reminderSummary(reading, keys) };
};
