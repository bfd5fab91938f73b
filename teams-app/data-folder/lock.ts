import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openDataFolder } from './check.ts';
import { DataFolderFault } from './data-folder-fault.ts';
import { startOf, stillRuns } from './process-identity.ts';
import { hasCode } from './system-error.ts';

const Owner = z.object({
  pid: z.number().int().positive(),
  /** When the process started, so that a later one with the same number is not taken for it. */
  started: z.string().optional(),
  /** Where the owner takes commands; absent until it listens. */
  port: z.number().int().positive().optional(),
  secret: z.string().min(32),
});
export type Owner = z.infer<typeof Owner>;

export type HeldLock = {
  held: true;
  /** What a command must show to be run by the process that holds the folder. */
  secret: string;
  announce: (port: number) => Promise<void>;
  release: () => Promise<void>;
};
export type Lock = HeldLock | { held: false; owner: Owner };

const attempts = 50;

const read = async (path: string): Promise<Owner | undefined> => {
  try {
    return Owner.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch (error) {
    // Lock files appear whole, so one that cannot be read was cut off by a power failure and has no owner.
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Puts a file with this content in place, whole and only if none is there. */
const create = async (path: string, owner: Owner): Promise<boolean> => {
  const draft = `${path}.${owner.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

/** Clears away a lock whose owner is gone; one process at a time does so, lest two clear each other's. */
const clearStale = async (path: string, me: Owner): Promise<void> => {
  const guard = `${path}.takeover`;
  if (!(await create(guard, me))) {
    const other = await read(guard);
    if (!other || !(await stillRuns(other))) await rm(guard, { force: true });
    return;
  }
  try {
    const owner = await read(path);
    if (!owner || !(await stillRuns(owner))) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
};

const held = (path: string, me: Owner): HeldLock => ({
  held: true,
  secret: me.secret,
  announce: async (port) => {
    const draft = `${path}.${me.pid}.announce`;
    await writeFile(draft, JSON.stringify({ ...me, port }), { mode: 0o600 });
    await rename(draft, path);
  },
  release: async () => {
    if ((await read(path))?.secret === me.secret) await rm(path, { force: true });
  },
});

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Takes the data folder for this process alone, for PGlite lets two processes into one directory without a word.
 * A lock left by a process that is gone is taken over.
 */
export const lockDataFolder = async (folder: string): Promise<Lock> => {
  await openDataFolder(folder);
  const path = join(folder, 'lock.json');
  const started = await startOf(process.pid);
  const me: Owner = {
    pid: process.pid,
    secret: randomBytes(32).toString('hex'),
    ...(started && { started }),
  };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await create(path, me)) return held(path, me);
    const owner = await read(path);
    if (owner && (await stillRuns(owner))) return { held: false, owner };
    await clearStale(path, me);
    await pause(attempt * 2);
  }
  throw new DataFolderFault('lock-stuck', { folder });
};
