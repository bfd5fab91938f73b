import { access, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandRunner } from '../../teams-app/command-line/runner.ts';
import { runCommandLine } from '../../teams-app/command-line.ts';
import { type HeldLock, lockDataFolder } from '../../teams-app/data-folder/lock.ts';
import { startOf } from '../../teams-app/data-folder/process-identity.ts';
import type { CommandDoor, RunInProcess } from '../../teams-app/http/command.ts';
import { fakeDeps } from './command-line/fakes.ts';
import { aServer, logLines } from './http/fakes.ts';

let folder = '';
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taktfast-command-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

const neverHere: RunInProcess = async () => Promise.reject(new Error('was run in this process'));

const runLine = async (words: string, own: Partial<Parameters<typeof runCommandLine>[0]> = {}) => {
  const written: { out: string[]; err: string[] } = { out: [], err: [] };
  const exit = await runCommandLine({
    argv: words.split(' '),
    cwd: new URL('./command-line', import.meta.url).pathname,
    config: { mode: 'local', dataDir: folder, language: 'nb' },
    output: { out: (line) => written.out.push(line), err: (line) => written.err.push(line) },
    runInProcess: neverHere,
    ...own,
  });
  return { exit, out: written.out.join('\n'), err: written.err.join('\n') };
};

const held = async (): Promise<HeldLock> => {
  const lock = await lockDataFolder(folder);
  if (!lock.held) throw new Error('the test needs the lock');
  return lock;
};

/** A process that has the data folder and takes commands, as `npm start` does. */
const anOwner = async (run: CommandDoor['run'] = commandRunner(fakeDeps()), secret?: string) => {
  const lock = await held();
  const { log, lines } = logLines();
  const app = await aServer({ log, command: { secret: secret ?? lock.secret, run } });
  closing.push(() => app.close());
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  return { app, lock, lines, announce: () => lock.announce(Number(port)) };
};

describe('a command while Taktfast runs', () => {
  it('is run by the process that has the data folder, in the reader’s language, and its files found from here', async () => {
    await (await anOwner()).announce();
    const reminders = await runLine('reminders --on 2025-04-01');
    expect(reminders).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Påminnelser tirsdag 1. april 2025'),
    });
    expect(await runLine('import programme.json')).toMatchObject({ exit: 0 });
  });

  it('gives the same document, sentences and exit code as one run alone', async () => {
    await (await anOwner()).announce();
    const handed = await runLine('reminders --on 2025-04-01 --json');
    expect(JSON.parse(handed.out)).toMatchObject({ day: '2025-04-01', queued: 1 });
    const refused = await runLine('digest --on 2025-04-01 --for nobody@x.example');
    expect(refused).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('nobody@x.example') });
  });

  it('passes lines on as they come', async () => {
    const goOn = Promise.withResolvers<void>();
    const run: RunInProcess = async (_command, { out }) => {
      out('first');
      await goOn.promise;
      return 0;
    };
    await (await anOwner(run)).announce();
    const out = (line: string) => line === 'first' && goOn.resolve();
    expect(await runLine('doctor', { output: { out, err: () => undefined } })).toMatchObject({ exit: 0 });
  });

  it('waits for one that is still starting', async () => {
    const { announce } = await anOwner();
    setTimeout(announce, 300);
    expect(await runLine('doctor')).toMatchObject({ exit: 0 });
  });

  it('says so when that takes too long', async () => {
    await held();
    expect(await runLine('doctor', { patienceMs: 0 })).toMatchObject({
      exit: 2,
      err: 'Taktfast holder på å starte. Prøv igjen når den er klar.',
    });
  });

  it('that fails over there tells where in the log to look, and not what', async () => {
    const { announce, lines } = await anOwner(async () => Promise.reject(new Error('relation "x" is gone')));
    await announce();
    const { exit, err } = await runLine('doctor');
    expect(exit).toBe(2);
    expect(err).not.toContain('relation');
    const request = /etter (\S+) i loggen/.exec(err)?.[1] ?? 'none';
    expect(lines.find((line) => line.includes('relation'))).toContain(request);
  });

  it('is not answered with a wrong secret', async () => {
    await (await anOwner(undefined, 'another secret of the same process')).announce();
    expect(await runLine('doctor')).toMatchObject({ exit: 2, err: expect.stringContaining('svarer ikke') });
  });

  it('says so when the process that has the folder does not answer', async () => {
    const lock = await held();
    const silent = createTcpServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    closing.push(async () => silent.close());
    await new Promise((listening) => silent.once('listening', listening));
    const address = silent.address();
    await lock.announce(typeof address === 'object' && address ? address.port : 0);
    const { exit, err } = await runLine('doctor');
    expect([exit, err]).toEqual([
      2,
      `Taktfast kjører som prosess ${process.pid}, men svarer ikke. Stopp den og prøv igjen.`,
    ]);
  });
});

describe('the door for commands', () => {
  const ask = async (headers: Record<string, string>, payload: object, remoteAddress = '127.0.0.1') => {
    const { app, lock } = await anOwner();
    const right = headers.secret === 'right' ? { 'x-taktfast-secret': lock.secret } : {};
    return app.inject({ method: 'POST', url: '/api/command', payload, headers: right, remoteAddress });
  };
  const command = { argv: ['doctor'], cwd: '/', language: 'nb' };

  it.each([
    ['without the secret', {}, command, '127.0.0.1', 403],
    ['from another machine', { secret: 'right' }, command, '10.0.0.4', 403],
    ['with something that is no command', { secret: 'right' }, { argv: 'doctor' }, '127.0.0.1', 400],
    ['with the secret, from here', { secret: 'right' }, command, '127.0.0.1', 200],
  ])('%s', async (_what, headers: Record<string, string>, payload, from, status) => {
    expect((await ask(headers, payload, from)).statusCode).toBe(status);
  });

  it('is not there where no lock is held', async () => {
    const app = await aServer();
    expect((await app.inject({ method: 'POST', url: '/api/command', payload: command })).statusCode).toBe(
      404,
    );
  });
});

describe('a command with nobody else there', () => {
  it('is run here while the data folder is locked, and the folder is free afterwards', async () => {
    const seen: string[][] = [];
    const runInProcess: RunInProcess = async () => {
      seen.push(await readdir(folder));
      return 1;
    };
    expect(await runLine('doctor', { runInProcess })).toMatchObject({ exit: 1 });
    expect(seen).toEqual([['lock.json']]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('frees the folder when it fails', async () => {
    await expect(runLine('doctor')).rejects.toThrow('was run in this process');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is run here when the one that had the folder is gone', async () => {
    const secret = 'a'.repeat(64);
    const gone = { pid: process.pid, started: `not ${await startOf(process.pid)}`, port: 9, secret };
    await writeFile(join(folder, 'lock.json'), JSON.stringify(gone));
    expect(await runLine('doctor', { runInProcess: async () => 0 })).toMatchObject({ exit: 0 });
  });

  it.each(['help', 'reminders --at 2025-04-01', 'fly'])('opens nothing for “%s”', async (words) => {
    const nowhere = join(folder, 'not made');
    await runLine(words, { config: { mode: 'local', dataDir: nowhere, language: 'nb' } });
    await expect(access(nowhere)).rejects.toThrow('ENOENT');
  });

  it('takes no lock in a real tenant, whose database many may open', async () => {
    await held();
    const config = { mode: 'tenant' as const, dataDir: folder, language: 'nb' as const };
    expect(await runLine('doctor', { config, runInProcess: async () => 0 })).toMatchObject({ exit: 0 });
  });
});
