import type { Texts } from './texts/texts.ts';
import type { ReactDeps } from './who-asks.ts';

// Longer than anything a command needs; what is longer is never looked into.
const MOST_LETTERS = 2000;

/** What is said of a message too long to be read; nothing when it is not. */
export const tooLong = (
  { log }: Pick<ReactDeps, 'log'>,
  { t }: Texts,
  length: number,
): string | undefined => {
  if (length <= MOST_LETTERS) return undefined;
  log.warn({ reason: 'message-too-long', length }, 'message not read');
  return t('chat.tooLong', { length, most: MOST_LETTERS });
};
