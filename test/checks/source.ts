import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Comment, type Program, parseSync } from 'oxc-parser';

/** A file of the tree by its path from the root, with `/` on every machine. */
export type SourceText = { path: string; text: string };

/** What a check found, where, and what to do about it. */
export type Fault = { path: string; line: number; message: string };

export type Source = SourceText & {
  program: Program;
  comments: Comment[];
  lineAt: (offset: number) => number;
};

/** One line per fault, in the form editors and terminals make into a link. */
export const tell = ({ path, line, message }: Fault): string => `${path}:${line} ${message}`;

/** Parses a file into its syntax tree; a file that does not parse is told by its first error. */
export const parse = ({ path, text }: SourceText): Source => {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return { path, text, program, comments, lineAt };
};

const rooms = ['programme', 'graph', 'bot', 'tabs', 'manifest', 'teams-app', 'test'];
const skipped = new Set(['node_modules', 'dist', 'coverage', '.data']);

const filesUnder = async (root: string, folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !skipped.has(name))
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesUnder(root, path) : [relative(root, path).split(sep).join('/')];
      }),
  );
  return found.flat();
};

/** The files of every room whose name the pattern fits, in a stable order. */
export const readTree = async (root: string, pattern: RegExp): Promise<SourceText[]> => {
  const paths = (await Promise.all(rooms.map((room) => filesUnder(root, join(root, room))))).flat();
  return Promise.all(
    paths
      .filter((path) => pattern.test(path))
      .sort()
      .map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })),
  );
};

/** TypeScript and JavaScript, types and tests included. */
export const CODE = /\.(ts|tsx|js)$/;
