import { applicationsTemplate } from '../excel/applications-template.ts';
import type { HandedOver } from '../http/command.ts';
import { wordsIn } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import { outFileOf, writeOut } from './out-file.ts';
import type { ParsedCommand } from './parse.ts';

/** Writes an empty list of applications to fill in. */
export const exportTemplate =
  () =>
  async (command: ParsedCommand, { cwd, language }: HandedOver): Promise<Answer> => {
    const out = outFileOf(command, cwd);
    if (out.kind !== 'xlsx') throw new CommandFault('file-ending', { file: out.path });
    const { overwritten } = await writeOut(out, () => applicationsTemplate(wordsIn(language)));
    return {
      json: { file: out.path, overwritten },
      print: ({ say }) => [say(overwritten ? 'export.overwritten' : 'export.written', { file: out.path })],
      exit: 0,
    };
  };
