import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasCode } from '../data-folder/system-error.ts';
import { most } from '../excel/scan-sheet.ts';
import type { ListTaken } from '../excel/take-list.ts';
import type { HandedOver } from '../http/command.ts';
import type { Words } from '../texts/words.ts';
import type { Answer } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import type { ParsedCommand } from './parse.ts';

const read = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'))
      throw new CommandFault('file-missing', { file: path }, { cause: error });
    throw error;
  }
};

const print = (taken: ListTaken, { say, list }: Words): string[] => {
  if (taken.outcome === 'taken')
    return [say('applications.taken', { count: taken.keys.length, keys: list(taken.keys) })];
  if (taken.outcome === 'unreadable') return [say(`applications.excel.${taken.reason}`, { rows: most.rows })];
  return [
    say('applications.heading', { count: taken.faults.length }),
    ...taken.faults.map(({ row, column, reason, detail }) => {
      const fault = say(`applications.faults.${reason}`, { detail });
      return `  ${say('applications.place', { row, column, fault })}`;
    }),
  ];
};

/** Makes drafts of the applications on an Excel list, or tells every fault and makes none. */
export const importCases =
  ({ importCases: take }: Pick<CommandDeps, 'importCases'>) =>
  async ({ operand = '' }: ParsedCommand, { cwd }: Pick<HandedOver, 'cwd'>): Promise<Answer> => {
    const taken = await take(await read(resolve(cwd, operand)));
    return { json: taken, print: (words) => print(taken, words), exit: taken.outcome === 'taken' ? 0 : 1 };
  };
