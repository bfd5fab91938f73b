import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { provision } from '../../../graph/index.ts';
import { commandRunner } from '../../../teams-app/command-line/runner.ts';
import { readConfig } from '../../../teams-app/config.ts';
import { openApp } from '../../../teams-app/wiring/app.ts';
import { commandDepsOf } from '../../../teams-app/wiring/command-deps.ts';
import { inspectLists } from '../../../teams-app/wiring/inspect.ts';
import { openServices } from '../../../teams-app/wiring/services.ts';
import { putEmptyDatabase } from '../../empty-database.ts';
import { freePort } from '../../journeys/running-app.ts';
import { sharePointAt } from '../../journeys/sharepoint.ts';

const peopleFile = new URL('../../../teams-app/data/local-tenant.json', import.meta.url).pathname;

type SharePoint = ReturnType<typeof sharePointAt>;

/**
 * The app in this process, on ports and data of its own, with its lists made and a person at work in SharePoint.
 * `before` is what people did there before anybody provisioned.
 */
export const running = async (
  before: (sharePoint: SharePoint, tenantUrl: string) => Promise<void> = async () => undefined,
) => {
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-wiring-'));
  for (const database of ['tenant', 'store']) await putEmptyDatabase(join(folder, database));
  const [port, tenantPort] = [await freePort(), await freePort()];
  const config = readConfig({
    DATA_DIR: folder,
    PORT: `${port}`,
    LOCAL_TENANT_PORT: `${tenantPort}`,
    PLAYGROUND: 'off',
  });
  const clock = { now: () => Temporal.Now.instant() };
  const lines: { msg: string; level: string; [field: string]: unknown }[] = [];
  const log = pino(
    { level: 'debug', base: null, formatters: { level: (level) => ({ level }) } },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  const services = await openServices({ config, clock, wallClock: clock, log }, peopleFile);
  const tenantUrl = `http://127.0.0.1:${tenantPort}`;
  const sharePoint = sharePointAt(tenantUrl);
  await before(sharePoint, tenantUrl);
  const provisioned = await provision(await services.site(), () => undefined);
  await services.sweepAll();
  const app = await openApp({ services, serverLog: log, tabsFolder: '/nowhere', peopleFile });
  await app.server.listen({ host: '127.0.0.1', port });
  /** Runs a command as written after `npm run taktfast --`. */
  const command = async (words: string) => {
    const told: string[] = [];
    const output = {
      out: (line: string) => void told.push(line),
      err: (line: string) => void told.push(line),
    };
    const given = { argv: words.split(' '), cwd: folder, language: 'en' as const };
    const exit = await commandRunner(commandDepsOf(services, peopleFile))(given, output);
    return { exit, out: told.join('\n') };
  };
  return {
    services,
    provisioned,
    command,
    inspect: inspectLists(services),
    url: `http://127.0.0.1:${port}`,
    tenantUrl,
    /** The log's lines so far. */
    lines,
    sharePoint,
    end: async () => {
      await app.close();
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
export type Running = Awaited<ReturnType<typeof running>>;

/** Waits until something holds, looking again and again. */
export const eventually = async (holds: () => Promise<boolean> | boolean, within = 30_000): Promise<void> => {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > within) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
