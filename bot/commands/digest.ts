import { digestAnswer } from '../digest-answer.ts';
import type { Command } from './command.ts';

/** The digest as the person would get it on Monday, of today. */
export const digest: Command = (asking) => digestAnswer(asking, 'asked');
