import { join } from 'node:path';
import type { Clock } from '../../programme/index.ts';
import type { Config, Environment, LocalConfig, TenantConfig } from '../config.ts';
import { lockDataFolder } from '../data-folder/lock.ts';
import type { Output } from '../http/command.ts';
import { createLog } from '../http/log.ts';
import { demandFreePorts } from '../http/ports.ts';
import { type Playground, startPlayground } from '../playground/start.ts';
import { SaidFault } from '../texts/said.ts';
import type { Words } from '../texts/words.ts';
import { openApp } from './app.ts';
import { buildPages, pagesAreStale } from './build-pages.ts';
import { prepareData } from './first-run.ts';
import { guide } from './guide.ts';
import { readDirectory } from './microsoft.ts';
import { openServices, type Services } from './services.ts';

export type StartOptions = {
  config: Config;
  clock: Clock;
  wallClock: Clock;
  env: Environment;
  words: Words;
  output: Output;
  root: string;
  files: { programme: string; people: string };
  /** Settles when the process is asked to end. */
  ended: Promise<unknown>;
};

type Closer = { push: (close: () => Promise<unknown>) => void; all: () => Promise<void> };

const closer = (): Closer => {
  const closes: (() => Promise<unknown>)[] = [];
  return {
    push: (close) => closes.unshift(close),
    all: async () => {
      for (const close of closes) await close();
    },
  };
};

const freePorts = ({ port, localTenantPort, playground }: LocalConfig) =>
  demandFreePorts([
    { variable: 'PORT', port },
    { variable: 'LOCAL_TENANT_PORT', port: localTenantPort },
    ...(playground ? [{ variable: 'PLAYGROUND_PORT', port: playground.port }] : []),
  ]);

const play = async (config: LocalConfig, { env, files }: StartOptions): Promise<Playground | undefined> => {
  if (!config.playground) return undefined;
  const directory = await readDirectory(files.people);
  return startPlayground({
    ...config.playground,
    people: directory.users.map(({ id, displayName, userPrincipalName }) => ({
      oid: id,
      name: displayName,
      upn: userPrincipalName,
    })),
    tenantId: directory.tenantId,
    botUrl: `http://localhost:${config.port}/api/messages`,
    folder: join(config.dataDir, 'playground'),
    env,
  });
};

const startLocal = async (config: LocalConfig, options: StartOptions, close: Closer): Promise<void> => {
  const { words, output, clock, wallClock, root, files } = options;
  const say = (key: string, values?: Record<string, string | number>) => output.out(words.say(key, values));
  const lock = await lockDataFolder(config.dataDir);
  if (!lock.held) throw new SaidFault([{ key: 'data-folder.running', values: { pid: lock.owner.pid } }]);
  close.push(lock.release);
  await freePorts(config);
  if (await pagesAreStale(join(root, 'tabs'))) {
    say('start.pages');
    await buildPages(root);
  }
  const serverLog = createLog({ file: join(config.dataDir, 'taktfast.log') });
  say('start.opening');
  const services = await openServices({ config, clock, wallClock, log: serverLog }, files.people);
  close.push(services.close);
  await prepareData(services, files, {
    say,
    progress: (done, of) => {
      if (done === of || done % 25 === 0) say('start.carried', { done, of });
    },
  });
  await listen({ options, services, serverLog, close, secret: lock.secret });
  await lock.announce(config.port);
  const playground = await play(config, options);
  if (playground) close.push(playground.stop);
  for (const line of guide(config, clock, words, playground?.url)) output.out(line);
  const ended = await Promise.race([
    options.ended.then(() => undefined),
    ...(playground ? [playground.ended] : []),
  ]);
  if (ended) throw ended;
  say('start.stopping');
};

type Listening = {
  options: StartOptions;
  services: Services;
  serverLog: ReturnType<typeof createLog>;
  close: Closer;
  secret?: string;
};

const listen = async ({ options, services, serverLog, close, secret }: Listening): Promise<void> => {
  const { config, root, files } = options;
  const tabsFolder = join(root, 'tabs', 'dist');
  const app = await openApp({
    services,
    serverLog,
    tabsFolder,
    peopleFile: files.people,
    ...(secret && { secret }),
  });
  close.push(app.close);
  await app.server.listen({ host: config.host, port: config.port });
};

const startTenant = async (config: TenantConfig, options: StartOptions, close: Closer): Promise<void> => {
  const { clock, wallClock, files } = options;
  const serverLog = createLog('stdout');
  const services = await openServices({ config, clock, wallClock, log: serverLog }, files.people);
  close.push(services.close);
  await listen({ options, services, serverLog, close });
  await options.ended;
};

/** Starts the app and runs until it is asked to end; gives the exit code. */
export const start = async (options: StartOptions): Promise<number> => {
  const close = closer();
  const { config } = options;
  try {
    await (config.mode === 'local'
      ? startLocal(config, options, close)
      : startTenant(config, options, close));
    return 0;
  } finally {
    await close.all();
  }
};
