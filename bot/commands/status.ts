import { readStatus } from '../../programme/index.ts';
import { statusAnswer } from '../status-answer.ts';
import type { Command } from './command.ts';

/** A project's status: said in a sentence, or on a card with the last values. */
export const status: Command = (asking) =>
  statusAnswer(asking, readStatus(asking.titles(), asking.said, asking.person.unit), asking.said);
