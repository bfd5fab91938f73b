import type { OutboxMessage } from '../programme/index.ts';
import { spentChair } from './board-messages.ts';
import { messageCard } from './cards/message-card.ts';
import type { Asking, DrawDeps } from './deps.ts';
import { spentPublish } from './publish-message.ts';
import { renderMessage } from './render.ts';
import { channelMessage, spentRound } from './rounds/round-messages.ts';
import { spentLine, spentRisk } from './spent-messages.ts';
import type { Answer } from './turn.ts';
import { reminderCard, reminderSummary } from './work-cards.ts';

type Reading = Omit<Asking, 'turn'>;

/** What stands in the place of a message that has nothing left to say: what became of it. */
const spent = (reading: Reading, { payload }: OutboxMessage): Answer | undefined => {
  switch (payload.kind) {
    case 'reminder': {
      // A line that has been dealt with stays on a card that had it, and says so.
      const keys = payload.lines.map(({ key }) => key);
      return { card: reminderCard(reading, keys), summary: reminderSummary(reading, keys) };
    }
    case 'handed-over':
    case 'hand-over-answered':
    case 'help-taken':
      return spentLine(reading, payload);
    case 'reassess':
      return spentRisk(reading, payload);
    case 'publish-status':
      return spentPublish(reading, payload);
    case 'chair-case':
    case 'casting-vote':
      return spentChair(reading, payload);
    case 'round':
    case 'round-reminder':
      return spentRound(reading, payload);
    default:
      return undefined;
  }
};

/** What a card already sent should show now; `undefined` leaves it as it is. */
export const redrawMessage = async (
  deps: DrawDeps,
  message: OutboxMessage,
  { recalled }: { recalled: boolean },
): Promise<Answer | undefined> => {
  const { today, tabUrl, digestState, ownBallot, digestPlans, titlesIn } = deps;
  const state = await deps.state();
  const person = state.people.find(({ oid }) => oid === message.personOid);
  const texts = deps.textsOf(person?.language ?? 'nb');
  if (recalled) {
    const text = texts.t('recalled.text');
    return { card: messageCard(texts, text, []), summary: text };
  }
  if (!person) return channelMessage(deps, message);
  const titles = () => titlesIn(state);
  const reading = { person, state, day: today(), texts, tabUrl, digestState, ownBallot, digestPlans, titles };
  if (message.payload.kind === 'reminder') return spent(reading, message);
  return (await renderMessage(deps, message)) ?? spent(reading, message);
};
