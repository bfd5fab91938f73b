import { preferencesCard } from '../cards/preferences-card.ts';
import type { Command } from './command.ts';

/** A person's own settings; among others only a word on where to see them. */
export const settings: Command = ({ turn, person, texts }) => {
  if (turn.conversation.kind !== 'personal') return { text: texts.t('chat.settingsInGroup') };
  return { card: preferencesCard(texts, person), summary: texts.t('settings.title') };
};
