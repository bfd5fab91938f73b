import { readFile } from 'node:fs/promises';
import { hasCode } from '../data-folder/system-error.ts';
import { CommandFault } from './command-fault.ts';

/** A JSON file by its path; its content is parsed further on. Throws `CommandFault` when there is none to read. */
export const readJsonFile = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new CommandFault('not-json', { file: path, at: error.message }, { cause: error });
    if (hasCode(error, 'ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR')) {
      throw new CommandFault('file-missing', { file: path }, { cause: error });
    }
    throw error;
  }
};
