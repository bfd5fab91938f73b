import { stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf, hasCode } from '../data-folder/system-error.ts';
import { type FileKind, kindOf } from '../documents/file-kind.ts';
import { CommandFault } from './command-fault.ts';
import type { ParsedCommand } from './parse.ts';

export type OutFile = { path: string; kind: FileKind; overwrite: boolean };

/** Where a command is to write, from `--out` and `--overwrite`. Throws `CommandFault` for an ending we do not write. */
export const outFileOf = ({ name, values, flags }: ParsedCommand, cwd: string): OutFile => {
  if (values.out === undefined) throw new CommandFault('out-missing', { command: name });
  const kind = kindOf(values.out);
  if (!kind) throw new CommandFault('file-ending', { file: values.out });
  return { path: resolve(cwd, values.out), kind, overwrite: flags.has('overwrite') };
};

const refuseNoFolder = async (path: string): Promise<void> => {
  const folder = dirname(path);
  const found = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!found) throw new CommandFault('folder-missing', { folder });
};

const write = async (path: string, content: Uint8Array, flag: 'w' | 'wx'): Promise<'written' | 'taken'> => {
  try {
    await writeFile(path, content, { flag });
    return 'written';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'taken';
    throw new CommandFault('file-not-written', { file: path, code: codeOf(error) }, { cause: error });
  }
};

/** Writes a file; one that is there already only when that was asked for. Tells whether it took another's place. */
export const writeOut = async (
  { path, overwrite }: OutFile,
  make: () => Promise<Uint8Array>,
): Promise<{ overwritten: boolean }> => {
  await refuseNoFolder(path);
  const content = await make();
  if ((await write(path, content, 'wx')) === 'written') return { overwritten: false };
  if (!overwrite) throw new CommandFault('file-exists', { file: path });
  await write(path, content, 'w');
  return { overwritten: true };
};
