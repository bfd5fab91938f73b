import { z } from 'zod';
import type { OutboxMessage } from '../programme/index.ts';
import { IncomingActivity, readEvent, tenantOf } from './activity.ts';
import { type Channel, createAdapter } from './adapter.ts';
import { createLexicon } from './commands/lexicon.ts';
import type { ConversationReference } from './conversation-reference.ts';
import { ConnectorFault, type Delivery } from './delivery.ts';
import type { BotDeps } from './deps.ts';
import { createDigestPlans } from './digest-plans.ts';
import { createProjectTitles } from './project-titles.ts';
import { faultReaction, react } from './react.ts';
import { redrawMessage } from './redraw.ts';
import { renderMessage } from './render.ts';
import { createTexts } from './texts/texts.ts';
import type { Answer, BotEvent, Reaction } from './turn.ts';
import type { ReactDeps } from './who-asks.ts';

export type BotRequest = { headers: Record<string, string | string[] | undefined>; body: unknown };
export type BotResponse = { status: number; body?: unknown };

export type Bot = {
  /** Answers one POST to /api/messages. */
  handle: (request: BotRequest) => Promise<BotResponse>;
  /** What a queued message says now; `undefined` when there is nothing left to say. */
  render: (message: OutboxMessage) => Promise<Answer | undefined>;
  /** What a card sent before should show now; `undefined` leaves it as it is. */
  redraw: (message: OutboxMessage, how: { recalled: boolean }) => Promise<Answer | undefined>;
  /** Posts a message nobody asked for; it also shows in the person's activity feed. */
  post: (reference: ConversationReference, message: Answer) => Promise<Delivery>;
  /** Puts a new card where a posted one stands. */
  update: (reference: ConversationReference, activityId: string, message: Answer) => Promise<Delivery>;
};

const Body = z.record(z.string(), z.unknown());

const isLoopback = (url: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

const headerOf = ({ headers }: BotRequest, name: string): string => {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** What may come from a chat we are no part of, where nothing can be posted later. */
const elsewhere: ReadonlySet<BotEvent['kind']> = new Set([
  'extension',
  'search',
  'broken-invoke',
  'unknown-invoke',
]);

/** Keeps where the chat is, with the newest address; tells whether it is a new one. */
const remember = async (
  { conversations }: BotDeps,
  { reference }: Channel,
  { kind, turn: { actor, conversation } }: BotEvent,
): Promise<boolean> => {
  if (elsewhere.has(kind)) return false;
  // A thread in a channel has an id of its own behind the channel's.
  const [id = conversation.id] = conversation.id.split(';');
  if (kind === 'removed') {
    await conversations.forget(id);
    return false;
  }
  const saved = await conversations.save({
    id,
    kind: conversation.kind,
    ...(conversation.kind === 'personal' && actor.oid ? { personOid: actor.oid } : {}),
    reference: { ...reference, conversation: { ...reference.conversation, id } },
  });
  return saved === 'new';
};

const replaced = async (
  { log, onReplaced }: BotDeps,
  channel: Channel,
  reaction: Reaction,
): Promise<boolean> => {
  if (!reaction.replace) return false;
  const { cardId, card } = reaction.replace;
  try {
    await channel.replace(cardId, { card, summary: card.speak ?? '' });
    await onReplaced?.(cardId);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    log.warn({ reason: 'card-not-replaced', status: error.status, code: error.code }, 'the old card stands');
    return false;
  }
};

const perform = async (deps: BotDeps, channel: Channel, reaction: Reaction) => {
  const isReplaced = await replaced(deps, channel, reaction);
  const lost = reaction.replace && !reaction.invoke && !isReplaced ? reaction.replace.card : undefined;
  const say = reaction.say ?? (lost && { card: lost, summary: lost.speak ?? '' });
  if (say) await channel.say(say);
  return reaction.invoke;
};

const answering = (deps: BotDeps, reactDeps: ReactDeps) => async (channel: Channel, event: BotEvent) => {
  const decide = async (): Promise<Reaction> => {
    try {
      const isNew = await remember(deps, channel, event);
      return await react(reactDeps, event, isNew);
    } catch (error) {
      deps.log.error({ reason: 'fault', event: event.kind, err: error }, 'a turn failed');
      return faultReaction(reactDeps, event);
    }
  };
  try {
    return await perform(deps, channel, await decide());
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    deps.log.error({ reason: 'not-answered', status: error.status, code: error.code }, 'an answer was lost');
    return undefined;
  }
};

/** The bot: everything it needs is in `deps`, and it keeps nothing between turns but what the state it is given comes to. */
export const createBot = (deps: BotDeps): Bot => {
  const textsOf = createTexts();
  const drawDeps = { ...deps, textsOf, digestPlans: createDigestPlans(), titlesIn: createProjectTitles() };
  const reactDeps: ReactDeps = { ...drawDeps, lexicon: createLexicon(textsOf) };
  const answer = answering(deps, reactDeps);
  const adapter = createAdapter(deps);
  const refuse = (status: number, reason: string): BotResponse => {
    deps.log.warn({ reason, status }, 'request refused');
    return { status, body: { error: { code: reason } } };
  };
  return {
    handle: async (request) => {
      const [body, activity] = [Body.safeParse(request.body), IncomingActivity.safeParse(request.body)];
      if (!body.success || !activity.success) return refuse(400, 'not-an-activity');
      const { serviceUrl } = activity.data;
      // Without signatures anybody could have us post to any address, so local mode speaks to its own machine only.
      if (!deps.credentials && !isLoopback(serviceUrl)) return refuse(403, 'address-not-ours');
      const tenantId = tenantOf(activity.data);
      let isForeign = false;
      const result = await adapter.receive(headerOf(request, 'authorization'), body.data, async (channel) => {
        isForeign = tenantId?.toLowerCase() !== deps.tenantId.toLowerCase();
        if (isForeign || tenantId === undefined) return undefined;
        return answer(channel, readEvent(activity.data, tenantId));
      });
      if (isForeign) return refuse(403, 'tenant-not-ours');
      if (result && 'denied' in result) return refuse(result.denied, 'not-signed-by-teams');
      return { status: result?.status ?? 200, ...(result?.body === undefined ? {} : { body: result.body }) };
    },
    render: (message) => renderMessage(drawDeps, message),
    redraw: (message, how) => redrawMessage(drawDeps, message, how),
    post: (reference, message) => adapter.post(reference, message, { alert: true }),
    update: adapter.update,
  };
};
