import type { Card } from '../cards/card.ts';
import type { Lexicon } from '../commands/lexicon.ts';
import type { BotDeps } from '../deps.ts';
import type { Texts } from '../texts/texts.ts';

/** What carrying out a press takes. */
export type PressDeps = Pick<BotDeps, 'useCases' | 'state' | 'log'> & {
  lexicon: Lexicon;
  textsOf: (language: Texts['language']) => Texts;
};

/** What a press led to: a card that takes the old one's place. `opened` is one where nothing was done yet. */
export type PressResult =
  | { saved: boolean; card: Card; opened?: boolean }
  | { stale: 'broken-data' | 'unknown-verb' };
