import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { putEmptyDatabase } from '../empty-database.ts';

const MAIN = ['teams-app/main.ts'];

/** A port nobody listens on just now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

export type RunningApp = {
  url: string;
  tenantUrl: string;
  playgroundUrl: string;
  dataDir: string;
  /** Everything it has printed so far. */
  printed: () => string;
  start: () => Promise<void>;
  /** Ends it as a crash does. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  /** Runs a command of the command line beside it and gives what it printed. */
  command: (...argv: string[]) => Promise<{ code: number; out: string; err: string }>;
  /** Stops it and takes its data away. */
  end: () => Promise<void>;
};

type Ended = { code: number; out: string; err: string };

const collected = async (child: ChildProcess): Promise<Ended> => {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), out, err };
};

const untilReady = async (url: string, child: ChildProcess, printed: () => string, word: string) => {
  for (let waited = 0; waited < 240; waited += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the app ended: ${printed()}`);
    if (printed().includes(word)) return;
    await pause(500);
  }
  throw new Error(`the app did not get ready at ${url}: ${printed()}`);
};

type Given = Record<string, string>;

/** The app as a newcomer runs it the first time, on ports and data of its own. */
export const appOfANewcomer = async (given: Given = {}): Promise<RunningApp> =>
  appIn(await mkdtemp(join(tmpdir(), 'taktfast-')), given);

/** The app with its databases made beforehand, and nothing in them. */
export const appInItsOwnFolder = async (given: Given = {}): Promise<RunningApp> => {
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-'));
  for (const database of ['tenant', 'store']) await putEmptyDatabase(join(folder, database));
  return appIn(folder, given);
};

const appIn = async (folder: string, given: Given): Promise<RunningApp> => {
  const [port, tenantPort, playgroundPort] = [await freePort(), await freePort(), await freePort()];
  const { MicrosoftAppId: _, DATABASE_URL: __, TAKTFAST_NOW: ___, ...outside } = process.env;
  const env = {
    ...outside,
    NODE_OPTIONS: '',
    LC_ALL: 'en_GB.UTF-8',
    DATA_DIR: folder,
    PORT: `${port}`,
    LOCAL_TENANT_PORT: `${tenantPort}`,
    PLAYGROUND_PORT: `${playgroundPort}`,
    ...given,
  };
  const running: { child?: ChildProcess; text: string } = { text: '' };
  const url = `http://localhost:${port}`;
  const gone = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const { child } = running;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  const app: RunningApp = {
    url,
    tenantUrl: `http://127.0.0.1:${tenantPort}`,
    playgroundUrl: `http://localhost:${playgroundPort}/`,
    dataDir: folder,
    printed: () => running.text,
    start: async () => {
      running.text = '';
      const child = spawn(process.execPath, [...MAIN, 'start'], { env });
      running.child = child;
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          running.text += chunk;
        });
      }
      await untilReady(url, child, app.printed, 'Taktfast is ready.');
    },
    kill: () => gone('SIGKILL'),
    stop: () => gone('SIGTERM'),
    command: (...argv) => collected(spawn(process.execPath, [...MAIN, ...argv], { env })),
    end: async () => {
      await gone('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
  return app;
};
