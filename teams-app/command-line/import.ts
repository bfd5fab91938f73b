import type { ImportReport } from '../../programme/index.ts';
import type { HandedOver } from '../http/command.ts';
import type { Words } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import { readJsonFile } from './json-file.ts';
import type { ParsedCommand } from './parse.ts';

const print = (_report: ImportReport, _words: Words): string[] => [];

/** Takes in a programme's file and its people; what is there already is left as it is. */
export const importCommand =
  ({ importFile, peopleFile }: Pick<CommandDeps, 'importFile' | 'peopleFile'>) =>
  async (
    { operand = '', values, flags }: ParsedCommand,
    { cwd }: Pick<HandedOver, 'cwd'>,
  ): Promise<Answer> => {
    const people = values.people ?? peopleFile;
    if (people === undefined) throw new CommandFault('people-missing');
    const programme = await readJsonFile(cwd, operand);
    const directory = await readJsonFile(cwd, people);
    const report = await importFile({ programme, directory, shift: !flags.has('no-shift') });
    return { json: report, print: (words) => print(report, words), exit: 0 };
  };
