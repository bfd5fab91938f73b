import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { help } from './help.ts';
import { measure } from './measure.ts';
import { mine } from './mine.ts';
import { risk } from './risk.ts';
import { settings } from './settings.ts';
import type { CommandName } from './word-for.ts';

/** Every command by name. */
export const commands: Readonly<Record<CommandName, Command>> = {
  help,
  mine,
  risk,
  measure,
  digest,
  settings,
};
