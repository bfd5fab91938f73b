import type { Card } from './cards/card.ts';

/** Who wrote or pressed, by the validated activity alone; `oid` is missing for guests Teams does not know. */
export type Turn = {
  actor: { oid: string | undefined; tenantId: string };
  conversation: { id: string; kind: ConversationKind };
  /** The language Teams runs in, for people the programme does not know. */
  locale: string | undefined;
};
export type ConversationKind = 'personal' | 'groupChat' | 'channel';

/** Something said back: a plain sentence, or a card with the sentence a notification shows of it. */
export type Answer = { text: string } | { card: Card; summary: string };

/** What is asked of us in the box where people write messages, or on a message of somebody's. */
export type ExtensionAsk =
  | { kind: 'find'; text: string; skip: number; count: number }
  | { kind: 'link'; url: string }
  | { kind: 'open'; command: 'status-draft' | 'report-obstacle'; text: string; length: number }
  | { kind: 'submit'; verb: string; data: unknown };

/** What happened, as plain values; nothing of the platform's own shapes goes further than this. */
export type BotEvent =
  | { kind: 'message'; turn: Turn; text: string; length: number }
  | {
      kind: 'card-action';
      turn: Turn;
      verb: string;
      data: unknown;
      cardId: string | undefined;
      how: 'invoke' | 'message';
    }
  | { kind: 'search'; turn: Turn; dataset: string; query: string }
  | { kind: 'extension'; turn: Turn; ask: ExtensionAsk }
  | { kind: 'installed' | 'removed'; turn: Turn }
  | { kind: 'broken-invoke'; turn: Turn; name: string }
  | { kind: 'unknown-invoke'; turn: Turn; name: string }
  | { kind: 'ignored'; turn: Turn; type: string };

/** What the adapter is to do for an event: say things, replace a card where it stands, answer an invoke. */
export type Reaction = {
  say?: Answer;
  replace?: { cardId: string; card: Card };
  invoke?: { status: 200 | 400 | 501; body?: unknown };
};
