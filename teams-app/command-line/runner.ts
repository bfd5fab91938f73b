import type { HandedOver, RunInProcess } from '../http/command.ts';
import { wordsIn } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { auditCase } from './audit-case.ts';
import { closeCase, newCase, openCase } from './case.ts';
import type { CommandDeps } from './deps.ts';
import { digest } from './digest.ts';
import { doctor } from './doctor.ts';
import { exportObstacles } from './export-obstacles.ts';
import { exportRound } from './export-round.ts';
import { exportTemplate } from './export-template.ts';
import type { CommandName } from './grammar.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { importCases } from './import-cases.ts';
import { type ParsedCommand, parseCommand } from './parse.ts';
import { provision } from './provision.ts';
import { reminders } from './reminders.ts';
import { withFaultsTold, writeAnswer } from './report.ts';
import { closeRound, openRound } from './round.ts';
import { sync } from './sync.ts';

type Run = (command: ParsedCommand, given: HandedOver) => Promise<Answer>;

const commandsOf = (deps: CommandDeps): Record<CommandName, Run> => ({
  provision: provision(deps),
  import: importCommand(deps),
  reminders: reminders(deps),
  digest: digest(deps),
  sync: sync(deps),
  'export obstacles': exportObstacles(deps),
  'case import': importCases(deps),
  'case new': newCase(deps),
  'case open': openCase(deps),
  'case close': closeCase(deps),
  'export round': exportRound(deps),
  'case audit': auditCase(deps),
  'round open': openRound(deps),
  'round close': closeRound(deps),
  'export applications-template': exportTemplate(),
  doctor: doctor(deps),
  help: async () => help(),
});

/** Runs commands in this process, for this process's own command line and for those handed over by another. */
export const commandRunner = (deps: CommandDeps): RunInProcess => {
  const commands = commandsOf(deps);
  return (given, output) => {
    const words = wordsIn(given.language);
    return withFaultsTold({ argv: given.argv, words, output }, async () => {
      const command = parseCommand(given.argv);
      const answer = await commands[command.name](command, given);
      return writeAnswer(answer, command.json, words, output);
    });
  };
};
