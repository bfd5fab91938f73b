import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { lockDataFolder } from '../../../teams-app/data-folder/lock.ts';
import { startOf } from '../../../teams-app/data-folder/process-identity.ts';

const holderFile = new URL('./holder.ts', import.meta.url).pathname;
const Told = z.object({ held: z.boolean(), pid: z.number(), secret: z.string().optional() });

const children: ChildProcess[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taktfast-lock-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(stop));
  await rm(folder, { recursive: true, force: true });
});

const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
};

const start = async (port?: number) => {
  const child = fork(holderFile, [folder, ...(port === undefined ? [] : [String(port)])], { execArgv: [] });
  children.push(child);
  const [message] = await once(child, 'message');
  return { child, ...Told.parse(message) };
};

const writeLock = (owner: unknown) =>
  writeFile(join(folder, 'lock.json'), typeof owner === 'string' ? owner : JSON.stringify(owner));
const secret = 'a'.repeat(64);

describe('the lock of the data folder', () => {
  it('is given to the first process, and tells the second who has it and where it takes commands', async () => {
    const first = await start(4321);
    const second = await lockDataFolder(folder);

    expect(first.held).toBe(true);
    expect(second).toEqual({
      held: false,
      owner: expect.objectContaining({ pid: first.pid, port: 4321, secret: first.secret }),
    });
  });

  it('is given to one of five that start at once', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => start()));
    expect(all.filter(({ held }) => held)).toHaveLength(1);
  });

  it('is taken over from a process that was killed, by one of four that try at once', async () => {
    const first = await start();
    await stop(first.child);
    const next = await Promise.all([1, 2, 3, 4].map(() => start()));
    expect(next.filter(({ held }) => held)).toHaveLength(1);
  });

  it('is free again when it is released, and leaves nothing behind', async () => {
    const lock = await lockDataFolder(folder);
    if (lock.held) await lock.release();
    expect(await readdir(folder)).toEqual([]);
    expect(await lockDataFolder(folder)).toMatchObject({ held: true });
  });

  it('is not given twice to one process', async () => {
    await lockDataFolder(folder);
    expect(await lockDataFolder(folder)).toMatchObject({ held: false, owner: { pid: process.pid } });
  });

  it('is taken over when another process has since been given the owner’s number', async () => {
    await writeLock({ pid: process.pid, started: 'another boot/17', secret });
    expect(await lockDataFolder(folder)).toMatchObject({ held: true });
  });

  it('stands when the owner runs, though it has not yet said where it takes commands', async () => {
    await writeLock({ pid: process.pid, started: await startOf(process.pid), secret });
    const lock = await lockDataFolder(folder);
    expect(lock).toMatchObject({ held: false });
    expect(lock.held ? undefined : lock.owner.port).toBeUndefined();
  });

  it.each(['', '{"pid":', '{"pid":"x"}', 'null'])(
    'is taken over when its file was cut off: %j',
    async (text) => {
      await writeLock(text);
      expect(await lockDataFolder(folder)).toMatchObject({ held: true });
    },
  );

  it('is taken over past the guard of a process that died while taking over', async () => {
    await writeLock({ pid: 2 ** 22 + 1, secret });
    await writeFile(join(folder, 'lock.json.takeover'), JSON.stringify({ pid: 2 ** 22 + 2, secret }));
    expect(await lockDataFolder(folder)).toMatchObject({ held: true });
    expect(await readdir(folder)).toEqual(['lock.json']);
  });

  it('of somebody else is left alone by a release that comes late', async () => {
    const late = await lockDataFolder(folder);
    await writeLock({ pid: process.pid, secret });
    if (late.held) await late.release();
    expect(JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8'))).toMatchObject({ secret });
  });

  it('shows its secret to its own user only', async () => {
    const lock = await lockDataFolder(folder);
    if (lock.held) await lock.announce(3978);
    expect((await stat(join(folder, 'lock.json'))).mode & 0o077).toBe(0);
  });
});
