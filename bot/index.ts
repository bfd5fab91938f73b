export { ConversationReference } from './conversation-reference.ts';
export { type Bot, type BotRequest, type BotResponse, createBot } from './create-bot.ts';
export type { Delivery } from './delivery.ts';
export type { BotDeps, Conversation, Conversations, TabFocus, UseCases } from './deps.ts';
export type { Answer, ConversationKind } from './turn.ts';
