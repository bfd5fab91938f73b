import { myLines } from '../../programme/index.ts';
import { mineCard } from '../work-cards.ts';
import type { Command } from './command.ts';

/** A person's own lines; among others only a word on where to see them. */
export const mine: Command = (asking) => {
  const { turn, person, state, day, texts } = asking;
  if (turn.conversation.kind !== 'personal') return { text: texts.t('chat.mineInGroup') };
  const keys = myLines(state, person, day).map(({ item }) => item.key);
  if (keys.length === 0) return { text: texts.t('mine.none') };
  return { card: mineCard(asking, keys), summary: texts.t('mine.title') };
};
