import type { Asking } from '../deps.ts';
import type { Answer } from '../turn.ts';
import type { Lexicon } from './lexicon.ts';

/** One command: what it answers to a person, given what stood behind its word in small letters; `said` is all that was written. */
export type Command = (
  asking: Asking & { lexicon: Lexicon; said: string },
  argument: string,
) => Answer | Promise<Answer>;
