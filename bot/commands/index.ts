import { oneCase } from './case.ts';
import { cases } from './cases.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { measure } from './measure.ts';
import { mine } from './mine.ts';
import { obstacle } from './obstacle.ts';
import { risk } from './risk.ts';
import { round } from './round.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';
import type { CommandName } from './word-for.ts';

/** Every command by name. */
export const commands: Readonly<Record<CommandName, Command>> = {
  help,
  mine,
  status,
  history,
  obstacle,
  risk,
  measure,
  digest,
  cases,
  case: oneCase,
  round,
  settings,
};
