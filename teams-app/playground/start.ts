import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../config.ts';
import { hasCode } from '../data-folder/system-error.ts';
import { PlaygroundFault } from './playground-fault.ts';
import { type Player, playgroundSettings, settingsFile } from './settings.ts';

export type PlaygroundOptions = {
  as: string;
  people: readonly Player[];
  tenantId: string;
  port: number;
  /** Where the bot takes messages. */
  botUrl: string;
  /** Where its settings and logs are kept. */
  folder: string;
  /** The environment the child is to have. */
  env: Environment;
  patienceMs?: number;
};

export type Playground = {
  url: string;
  /** Settles when the Playground ends by itself: with the reason, once it was running. */
  ended: Promise<PlaygroundFault | undefined>;
  stop: () => Promise<void>;
};

const program = (): string => {
  try {
    const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
    return join(dirname(manifest), 'cli.js');
  } catch (cause) {
    throw new PlaygroundFault('not-installed', {}, { cause });
  }
};

const argumentsFor = ({ botUrl, port }: PlaygroundOptions): string[] => [
  '--import',
  new URL('./in-the-child.ts', import.meta.url).href,
  program(),
  'start',
  ...['-e', botUrl],
  ...['-c', 'msteams'],
  ...['-p', String(port)],
  '--disable-telemetry',
];

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
};

// Its log names the reason on a line of its own; a crash leaves only an error's first line in the output.
const lastWords = async ({ log, output }: Logs): Promise<string> => {
  const text = `${await textOf(output)}\n${await textOf(log)}`;
  const reason = text.match(/^(?:error )?Reason: (.*)$/m) ?? text.match(/^\s*((?:\w*Error|error)\b.*)$/m);
  return (reason?.[1] ?? '').trim().slice(0, 300);
};
type Logs = { log: string; output: string };

const launch = async (options: PlaygroundOptions) => {
  await mkdir(options.folder, { recursive: true });
  const settings = join(options.folder, '.m365agentsplayground.yml');
  await writeFile(settings, settingsFile(playgroundSettings(options)));
  const log = join(options.folder, 'agentsplayground.log');
  const output = join(options.folder, 'playground-output.log');
  const sink = await open(output, 'w');
  await writeFile(log, '');
  const child = spawn(process.execPath, argumentsFor(options), {
    cwd: options.folder,
    stdio: ['ignore', sink.fd, sink.fd, 'ipc'],
    env: {
      ...options.env,
      NODE_OPTIONS: '',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: settings,
      M365_AGENTS_PLAYGROUND_LOGFILE: log,
      TEAMSAPPTESTER_BROWSER: 'none',
    },
  });
  await sink.close();
  return { child, log, output };
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 3000);
  await ended;
  clearTimeout(stubborn);
};

const untilItAnswers = async (child: ChildProcess, url: string, patienceMs: number): Promise<boolean> => {
  const step = 100;
  for (let waited = 0; waited < patienceMs && !hasEnded(child); waited += step) {
    if (await answers(url)) {
      // A bad settings file shows only after it has begun to listen, so one more look is taken.
      await pause(3 * step);
      return !hasEnded(child);
    }
    await pause(step);
  }
  return false;
};

/** Starts the Agents Playground as a child that plays one person against the bot, and waits until it answers. */
export const startPlayground = async (options: PlaygroundOptions): Promise<Playground> => {
  const { child, log, output } = await launch(options);
  const url = `http://127.0.0.1:${options.port}/`;
  const fault = async () => new PlaygroundFault('ended', { why: await lastWords({ log, output }), log });
  const running = await untilItAnswers(child, url, options.patienceMs ?? 30_000);
  if (!running) {
    const itself = hasEnded(child);
    await stopChild(child);
    throw itself ? await fault() : new PlaygroundFault('silent', { port: String(options.port), log });
  }
  const stopping = { asked: false };
  const ended = once(child, 'exit').then(() => (stopping.asked ? undefined : fault()));
  const stop = () => {
    stopping.asked = true;
    return stopChild(child);
  };
  return { url: `http://localhost:${options.port}/`, ended, stop };
};
