import type { Card } from './card.ts';

// Teams refuses messages of about 100 KB and advises 80 (facts of its message format); well below, as it counts more
// than the card.
const MOST_BYTES = 56_000;

/** Whether a card has room in a message, counted in UTF-16 as Teams does. */
export const fits = (card: Card): boolean => Buffer.byteLength(JSON.stringify(card), 'utf16le') <= MOST_BYTES;
