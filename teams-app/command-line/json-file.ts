import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hasCode } from '../data-folder/system-error.ts';
import { CommandFault } from './command-fault.ts';

/** A JSON file a command names, from the folder the command was given in; its content is parsed further on. */
export const readJsonFile = async (cwd: string, file: string): Promise<unknown> => {
  const path = resolve(cwd, file);
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
