import type { Card } from './cards/card.ts';
import type { Choice } from './handlers/search-people.ts';
import type { Reaction } from './turn.ts';

type Invoke = NonNullable<Reaction['invoke']>;

// Teams reads what went wrong from the body; an HTTP status of its own shows people only "something went wrong".
const ok = (body: { statusCode: number; type: string; value: unknown }): Invoke => ({ status: 200, body });

/** The card that takes the pressed one's place. */
export const cardReply = (card: Card): Invoke =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });

/** A sentence beside the card, which stays as it is. */
export const messageReply = (text: string): Invoke =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });

/** A fault of ours. */
export const faultReply = (message: string): Invoke =>
  ok({ statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'fault', message } });

/** What a typeahead offers. */
export const choicesReply = (results: readonly Choice[]): Invoke =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } });
