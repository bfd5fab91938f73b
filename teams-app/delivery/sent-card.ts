import type { OutboxMessage } from '../../programme/index.ts';
import type { Conversation } from './conversations.ts';
import type { Outcome } from './post.ts';

/** A card in a person's chat that may no longer show how things stand. */
export type SentCard = OutboxMessage & {
  id: number;
  activityId: string;
  conversation: Conversation;
  /** The office took the message back; the card is to say so. */
  recalled: boolean;
  /** What it shows now, as far as is known. */
  shown: string | undefined;
  /** How many reasons to draw it again were known when it was taken. */
  seq: number;
  tries: number;
};

/** A card as it should look now, and how to put it in the old one's place. */
export type Redrawn = { shown: string; put: () => Promise<Outcome> };

/** Draws a card anew; `undefined` leaves it as it is. */
export type Redraw = (card: SentCard) => Promise<Redrawn | undefined>;
