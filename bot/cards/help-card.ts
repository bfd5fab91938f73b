import type { Texts } from '../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
  type CardElement,
  card,
  heading,
  paragraph,
  run,
  sayButton,
} from './card.ts';

/** A command as people see it: the word to write, and what it gives. */
export type CommandHint = { word: string; about: string };

// The Agents Playground hides the sixth button of a row; asking for help again is the one nobody misses.
const MOST_BUTTONS = 5;

const list = (hints: readonly CommandHint[]): CardElement[] => [
  ...hints.map(({ word, about }) => paragraph([run(word, { weight: 'Bolder' }), run(`: ${about}`)])),
  buttons(hints.slice(-MOST_BUTTONS).map(({ word }) => sayButton(word, word))),
];

/** What can be written to the bot. */
export const helpCard = (texts: Texts, hints: readonly CommandHint[], greeting?: string): Card => {
  const { t } = texts;
  return card(texts, greeting ?? t('help.title'), [
    ...(greeting === undefined ? [] : [paragraph([run(greeting)])]),
    heading(t('help.title')),
    paragraph([run(t('help.intro'))]),
    ...list(hints),
    aside(t('help.reminders')),
  ]);
};

/** A sentence nobody understood, and the commands nearest to it. */
export const nearestCard = (texts: Texts, said: string, hints: readonly CommandHint[]): Card => {
  const sentence = texts.t('chat.notUnderstood', { text: said });
  return card(texts, sentence, [paragraph([run(sentence)]), ...list(hints)]);
};
