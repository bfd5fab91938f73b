import type { Texts } from '../texts/texts.ts';
import { buttons, type Card, card, paragraph, run, sayButton } from './card.ts';
import type { CommandHint } from './help-card.ts';

/** A plain sentence that takes a card's place, with what can be done next. */
export const messageCard = (texts: Texts, text: string, hints: readonly CommandHint[]): Card =>
  card(texts, text, [
    paragraph([run(text)]),
    ...(hints.length > 0 ? [buttons(hints.map(({ word }) => sayButton(word, word)))] : []),
  ]);
