import type { z } from 'zod';
import { crossFaults } from './cross-check.ts';
import { type FileFault, ImportFault } from './import-fault.ts';
import { LooseDirectory, LooseProgramme } from './loose-files.ts';
import { DirectoryFile, ProgrammeFile } from './programme-file.ts';

export type ImportFiles = { programme: ProgrammeFile; directory: DirectoryFile };

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : `${text}${text ? '.' : ''}${String(step)}`,
    '',
  );

const shapeFaults = (file: FileFault['file'], issues: readonly z.core.$ZodIssue[]): FileFault[] =>
  issues.flatMap((issue): FileFault[] => {
    const fault = { file, detail: issue.message } as const;
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ ...fault, path: pathText([...issue.path, key]), reason: 'unknown-field' }))
      : [{ ...fault, path: pathText(issue.path), reason: 'malformed' }];
  });

// What refers to something unknown is malformed too; it is told once, with the better reason.
const onePerPlace = (precise: FileFault[], shape: FileFault[]): FileFault[] => [
  ...precise,
  ...shape.filter((fault) => !precise.some(({ file, path }) => file === fault.file && path === fault.path)),
];

const order = (a: FileFault, b: FileFault): number =>
  a.file.localeCompare(b.file) * -1 || a.path.localeCompare(b.path, 'en', { numeric: true });

/** Reads both files, or throws every fault found in either, of shape and of what refers to what. */
export const readImportFiles = (files: { programme: unknown; directory: unknown }): ImportFiles => {
  const programme = ProgrammeFile.safeParse(files.programme);
  const directory = DirectoryFile.safeParse(files.directory);
  const cross = crossFaults(LooseProgramme.parse(files.programme), LooseDirectory.parse(files.directory));
  if (programme.success && directory.success && cross.length === 0) {
    return { programme: programme.data, directory: directory.data };
  }
  const shape = [
    ...shapeFaults('programme', programme.error?.issues ?? []),
    ...shapeFaults('directory', directory.error?.issues ?? []),
  ];
  throw new ImportFault(onePerPlace(cross, shape).sort(order));
};
