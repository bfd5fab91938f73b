import type { Texts } from '../texts/texts.ts';

export const commandNames = [
  'help',
  'mine',
  'status',
  'history',
  'obstacle',
  'risk',
  'measure',
  'digest',
  'cases',
  'case',
  'round',
  'settings',
] as const;
export type CommandName = (typeof commandNames)[number];

/** The words that mean a command, in one language. */
export const wordsOf = ({ t }: Texts, name: CommandName): string[] => t(`command.${name}.words`).split(', ');

/** The word to write for a command, in one language. */
export const wordFor = (texts: Texts, name: CommandName): string => wordsOf(texts, name)[0] ?? name;
