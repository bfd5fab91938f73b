import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SaidFault } from '../texts/said.ts';

const newest = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(folder, 'dist')))
      .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).mtimeMs),
  );
  return Math.max(0, ...times);
};

const builtAt = async (folder: string): Promise<number> => {
  try {
    return (await stat(join(folder, 'dist', 'index.html'))).mtimeMs;
  } catch {
    // Not there is the same as very old.
    return 0;
  }
};

/** Whether the pages have to be built: not there, or older than what they are built from. */
export const pagesAreStale = async (folder: string): Promise<boolean> =>
  (await builtAt(folder)) < (await newest(folder));

/** Builds the pages with Vite in a process of its own; throws with the builder's own words when that fails. */
export const buildPages = async (root: string): Promise<void> => {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'tabs', '--logLevel', 'error'], { cwd: root });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => words.push(String(chunk)));
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    throw new SaidFault([
      { key: 'start.pages-failed', values: { why: words.join('').trim().slice(0, 600) } },
    ]);
  }
};
