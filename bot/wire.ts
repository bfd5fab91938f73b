import type { ConversationReference } from './conversation-reference.ts';
import type { Answer } from './turn.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** An answer as a message activity. A text and a card in one would be split in two by Teams, and lose their id. */
export const messageOf = (answer: Answer, { alert }: { alert: boolean }) => ({
  type: 'message',
  ...(alert ? { channelData: { notification: { alert: true } } } : {}),
  ...('text' in answer
    ? { text: answer.text, textFormat: 'plain' }
    : { summary: answer.summary, attachments: [{ contentType: CARD, content: answer.card }] }),
});

const timestamps = ['timestamp', 'localTimestamp', 'expiration'] as const;

/** An activity with dates where JSON has text: botbuilder's serializer refuses timestamps that are still text. */
export const withDates = (body: Record<string, unknown>): Record<string, unknown> => {
  const dates = timestamps.flatMap((field) => {
    const value = body[field];
    return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [[field, new Date(value)]] : [];
  });
  return { ...body, ...Object.fromEntries(dates) };
};

/** A reference with the fields botbuilder wants filled. */
export const fullReference = ({ channelId, serviceUrl, bot, conversation }: ConversationReference) => ({
  channelId,
  serviceUrl,
  bot: { id: bot.id, name: bot.name ?? '' },
  conversation: {
    id: conversation.id,
    name: '',
    isGroup: conversation.isGroup ?? false,
    conversationType: conversation.conversationType ?? 'personal',
    ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
  },
});
