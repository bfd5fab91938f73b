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

// The Agents Playground hides the sixth button of a row.
const MOST_BUTTONS = 5;

const inRows = (hints: readonly CommandHint[]): CardElement[] =>
  Array.from({ length: Math.ceil(hints.length / MOST_BUTTONS) }, (_, row) =>
    buttons(
      hints.slice(row * MOST_BUTTONS, (row + 1) * MOST_BUTTONS).map(({ word }) => sayButton(word, word)),
    ),
  );

const list = (hints: readonly CommandHint[], pressed = hints): CardElement[] => [
  ...hints.map(({ word, about }) => paragraph([run(word, { weight: 'Bolder' }), run(`: ${about}`)])),
  ...inRows(pressed),
];

/** What can be written to the bot. */
export const helpCard = (texts: Texts, hints: readonly CommandHint[], greeting?: string): Card => {
  const { t } = texts;
  return card(texts, greeting ?? t('help.title'), [
    ...(greeting === undefined ? [] : [paragraph([run(greeting)])]),
    heading(t('help.title')),
    paragraph([run(t('help.intro'))]),
    // Nobody who reads this needs to ask for it again.
    ...list(hints, hints.slice(1)),
    aside(t('help.reminders')),
  ]);
};

/** A sentence nobody understood, and the commands nearest to it. */
export const nearestCard = (texts: Texts, said: string, hints: readonly CommandHint[]): Card => {
  const sentence = texts.t('chat.notUnderstood', { text: said });
  return card(texts, sentence, [paragraph([run(sentence)]), ...list(hints)]);
};
