import { z } from 'zod';
import { isExtension, readExtension } from './extension-activity.ts';
import { plainText } from './plain-text.ts';
import type { BotEvent, Turn } from './turn.ts';

const Entity = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  mentioned: z.looseObject({ id: z.string().optional() }).optional(),
});
const Account = z.looseObject({ id: z.string().min(1), aadObjectId: z.string().min(1).optional() });
const Members = z.array(Account).optional();

/** What we read of an activity as Teams posts it (Bot Framework activity schema); the rest is left alone. */
export const IncomingActivity = z.looseObject({
  type: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: Account,
  recipient: Account,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  replyToId: z.string().optional(),
  locale: z.string().optional(),
  entities: z.array(Entity).nullish(),
  membersAdded: Members,
  membersRemoved: Members,
});
export type IncomingActivity = z.infer<typeof IncomingActivity>;

const Execute = z.looseObject({
  action: z.looseObject({
    type: z.literal('Action.Execute'),
    verb: z.string().min(1),
    data: z.unknown().optional(),
  }),
});
const Query = z.looseObject({ queryText: z.string().nullish(), dataset: z.string() });
const Said = z.looseObject({ verb: z.literal('chat/say'), say: z.string() });
const Submitted = z.looseObject({ verb: z.string().min(1) });

/** The tenant an activity says it comes from. */
export const tenantOf = ({ conversation, channelData }: IncomingActivity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;

const turnOf = (activity: IncomingActivity, tenantId: string): Turn => {
  const { from, conversation, locale } = activity;
  const kind = conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');
  return {
    actor: { oid: from.aadObjectId?.toLowerCase(), tenantId },
    conversation: { id: conversation.id, kind },
    locale,
  };
};

const readMessage = (activity: IncomingActivity, turn: Turn): BotEvent => {
  const said = Said.safeParse(activity.value);
  if (said.success) return { kind: 'message', turn, text: said.data.say, length: said.data.say.length };
  const submitted = Submitted.safeParse(activity.value);
  // Teams clients without Action.Execute send the fallback Action.Submit, which arrives as a message.
  if (submitted.success) {
    const { verb } = submitted.data;
    return {
      kind: 'card-action',
      turn,
      verb,
      data: activity.value,
      cardId: activity.replyToId,
      how: 'message',
    };
  }
  const text = activity.text ?? '';
  const mentions = (activity.entities ?? []).flatMap(({ type, text: mention, mentioned }) =>
    type === 'mention' && mention && mentioned?.id === activity.recipient.id ? [mention] : [],
  );
  return { kind: 'message', turn, text: plainText(text, mentions), length: text.length };
};

const readInvoke = ({ name = '', value, replyToId }: IncomingActivity, turn: Turn): BotEvent => {
  if (name === 'adaptiveCard/action') {
    const execute = Execute.safeParse(value);
    if (!execute.success) return { kind: 'broken-invoke', turn, name };
    const { verb, data } = execute.data.action;
    return { kind: 'card-action', turn, verb, data, cardId: replyToId, how: 'invoke' };
  }
  if (name === 'application/search') {
    const query = Query.safeParse(value);
    if (!query.success) return { kind: 'broken-invoke', turn, name };
    return { kind: 'search', turn, dataset: query.data.dataset, query: query.data.queryText ?? '' };
  }
  if (isExtension(name)) {
    const ask = readExtension(name, value);
    return ask ? { kind: 'extension', turn, ask } : { kind: 'broken-invoke', turn, name };
  }
  return { kind: 'unknown-invoke', turn, name };
};

const readMembership = (activity: IncomingActivity, turn: Turn): BotEvent => {
  const isBot = ({ id }: { id: string }) => id === activity.recipient.id;
  if (activity.membersAdded?.some(isBot)) return { kind: 'installed', turn };
  if (activity.membersRemoved?.some(isBot)) return { kind: 'removed', turn };
  return { kind: 'ignored', turn, type: activity.type };
};

const readInstallation = ({ action, type }: IncomingActivity, turn: Turn): BotEvent => {
  if (action?.startsWith('remove')) return { kind: 'removed', turn };
  return action ? { kind: 'installed', turn } : { kind: 'ignored', turn, type };
};

/** Turns an activity into what happened. Edits, reactions and typing are none of our business. */
export const readEvent = (activity: IncomingActivity, tenantId: string): BotEvent => {
  const turn = turnOf(activity, tenantId);
  switch (activity.type) {
    case 'message':
      return readMessage(activity, turn);
    case 'invoke':
      return readInvoke(activity, turn);
    case 'installationUpdate':
      return readInstallation(activity, turn);
    case 'conversationUpdate':
      return readMembership(activity, turn);
    default:
      return { kind: 'ignored', turn, type: activity.type };
  }
};
