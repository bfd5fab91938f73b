import type { RoundSummary } from '../../programme/index.ts';
import { roundFile } from '../documents/round/round-file.ts';
import type { HandedOver } from '../http/command.ts';
import { norwegianIn, type Words } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import { outFileOf, writeOut } from './out-file.ts';
import type { ParsedCommand } from './parse.ts';

const print = (file: string, overwritten: boolean, { units, unanswered }: RoundSummary, { say }: Words) => [
  say(overwritten ? 'export.overwritten' : 'export.written', { file }),
  say('round.delivered', { delivered: units.length - unanswered.length, asked: units.length }),
];

/** Writes what a status round came to, for Word or Excel by the file's ending. */
export const exportRound =
  ({ rounds, now }: Pick<CommandDeps, 'rounds' | 'now'>) =>
  async (command: ParsedCommand, { cwd, language }: HandedOver): Promise<Answer> => {
    const out = outFileOf(command, cwd);
    const period = command.operand?.trim().toUpperCase() ?? '';
    const summary = await rounds.summary(period);
    if (!summary) throw new CommandFault('no-round', { period });
    // The report it goes into is Norwegian, whoever makes the file.
    const words = norwegianIn(language);
    const { overwritten } = await writeOut(out, () => roundFile(out.kind, summary, words, now()));
    return {
      json: { file: out.path, kind: out.kind, overwritten, ...summary },
      print: (told) => print(out.path, overwritten, summary, told),
      exit: 0,
    };
  };
