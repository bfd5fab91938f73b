import type { ObstacleYear } from '../../programme/index.ts';
import { obstacleFile } from '../documents/obstacles/obstacle-file.ts';
import type { HandedOver } from '../http/command.ts';
import { norwegianIn, type Words } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import { outFileOf, writeOut } from './out-file.ts';
import type { ParsedCommand } from './parse.ts';

const yearOf = ({ name, values: { year } }: ParsedCommand): number => {
  if (year === undefined) throw new CommandFault('year-missing', { command: name });
  if (!/^20\d\d$/.test(year)) throw new CommandFault('not-a-year', { year });
  return Number(year);
};

const print = (
  file: string,
  overwritten: boolean,
  { reported, earlier, year }: ObstacleYear,
  words: Words,
) => [
  words.say(overwritten ? 'export.overwritten' : 'export.written', { file }),
  words.say('obstacles.reported', { count: reported, year }),
  ...(earlier > 0 ? [words.say('obstacles.earlier', { count: earlier })] : []),
];

/** Writes the yearly summary of structural obstacles to the owners, for Word or Excel by the file's ending. */
export const exportObstacles =
  ({ obstacleYear, now }: Pick<CommandDeps, 'obstacleYear' | 'now'>) =>
  async (command: ParsedCommand, { cwd, language }: HandedOver): Promise<Answer> => {
    const year = yearOf(command);
    const out = outFileOf(command, cwd);
    const summary = await obstacleYear(year);
    // The owners read Norwegian, whoever makes the file.
    const words = norwegianIn(language);
    const { overwritten } = await writeOut(out, () => obstacleFile(out.kind, summary, words, now()));
    return {
      json: { file: out.path, kind: out.kind, overwritten, ...summary },
      print: (told) => print(out.path, overwritten, summary, told),
      exit: 0,
    };
  };
