import { isOpen, type OutboxMessage, type OutboxPayload } from '../programme/index.ts';
import { boardMessage, caseAltered } from './board-messages.ts';
import { clashMessage } from './clash-message.ts';
import type { Asking, DrawDeps } from './deps.ts';
import { digestAnswer } from './digest-answer.ts';
import { handedOver, handOverAnswered, helpTaken } from './line-messages.ts';
import { publishMessage } from './publish-message.ts';
import { reassessMessage } from './risk-cards.ts';
import {
  channelMessage,
  roundBoard,
  roundClash,
  roundMessage,
  roundReminder,
} from './rounds/round-messages.ts';
import type { Answer } from './turn.ts';
import { reminderCard, reminderSummary } from './work-cards.ts';

type Reading = Omit<Asking, 'turn'>;
type Payload<K extends OutboxPayload['kind']> = Extract<OutboxPayload, { kind: K }>;

const reminder = (reading: Reading, { lines }: Payload<'reminder'>): Answer | undefined => {
  const { measures, tasks } = reading.state;
  const open = new Set([...measures, ...tasks].filter(isOpen).map(({ key }) => key));
  const keys = lines.map(({ key }) => key).filter((key) => open.has(key));
  if (keys.length === 0) return undefined;
  return { card: reminderCard(reading, keys), summary: reminderSummary(reading, keys) };
};

const draw = async (reading: Reading, payload: OutboxPayload): Promise<Answer | undefined> => {
  switch (payload.kind) {
    case 'reminder':
      return reminder(reading, payload);
    case 'digest':
      return digestAnswer(reading, { cause: 'monday', day: payload.day, scope: payload.scope });
    case 'handed-over':
      return handedOver(reading, payload);
    case 'clash':
      return clashMessage(reading, payload);
    case 'hand-over-answered':
      return handOverAnswered(reading, payload);
    case 'help-taken':
      return helpTaken(reading, payload);
    case 'reassess':
      return reassessMessage(reading, payload);
    case 'publish-status':
      return publishMessage(reading, payload);
    case 'ballot':
    case 'ballot-reminder':
    case 'chair-case':
    case 'casting-vote':
    case 'case-outcome':
      return boardMessage(reading, payload);
    case 'case-altered':
      return caseAltered(reading, payload);
    case 'round':
      return roundMessage(reading, payload);
    case 'round-reminder':
      return roundReminder(reading, payload);
    case 'round-board':
      return roundBoard(reading, payload);
    case 'round-clash':
      return roundClash(reading, payload);
  }
};

/** A queued message as the state is now; `undefined` when the person or everything it was about is gone. */
export const renderMessage = async (deps: DrawDeps, message: OutboxMessage): Promise<Answer | undefined> => {
  const { today, textsOf, tabUrl, digestState, ownBallot, digestPlans, titlesIn } = deps;
  const { personOid, payload } = message;
  const state = await deps.state();
  const person = state.people.find(({ oid }) => oid === personOid);
  if (!person) return channelMessage(deps, message);
  if (person.left) return undefined;
  const texts = textsOf(person.language);
  const titles = () => titlesIn(state);
  const reading = { person, state, day: today(), texts, tabUrl, digestState, ownBallot, digestPlans, titles };
  return draw(reading, payload);
};
