import { join } from 'node:path';
import type { GraphClientOptions } from '../../graph/index.ts';
import { LocalDirectory, type LocalTenant, startLocalTenant } from '../../graph/local-tenant/index.ts';
import type { Clock, Log } from '../../programme/index.ts';
import { readJsonFile } from '../command-line/json-file.ts';
import type { Config, LocalConfig, TenantConfig } from '../config.ts';
import { openingDatabase } from '../data-folder/check.ts';
import { type SignIn, signInAt } from '../http/sign-in.ts';
import { loopbackNetwork } from './loopback-network.ts';

/** Where Microsoft's side is for this process, real or embedded; the rest of the app asks no further. */
export type Microsoft = {
  tenantId: string;
  graph: Pick<GraphClientOptions, 'baseUrl' | 'credentials' | 'networkClient'>;
  site: { hostname: string; path: string };
  signIn: SignIn;
  /** Where Graph posts notifications to us. */
  notificationUrl: string;
  /** The app's id in the tenant's catalogue; without it, it cannot be installed for people. */
  teamsAppId?: string | undefined;
  close: () => Promise<void>;
};

type Parts = { wallClock: Clock; log: Log };

const NOTIFICATIONS = '/graph/notifications';
const LOGIN = 'https://login.microsoftonline.com';

/** The local tenant's directory: the demo's people, and what their client is called. */
export const readDirectory = async (file: string): Promise<LocalDirectory> =>
  LocalDirectory.parse(await readJsonFile(file));

const embedded = (
  { url, close }: Pick<LocalTenant, 'url' | 'close'>,
  appPort: number,
  { tenantId, clientId, clientSecret, site }: LocalDirectory,
): Microsoft => ({
  tenantId,
  graph: {
    baseUrl: `${url}/v1.0`,
    credentials: { authority: url.replace('http:', 'https:'), tenantId, clientId, clientSecret },
    networkClient: loopbackNetwork,
  },
  site,
  signIn: signInAt(url, { tenantId, clientId }),
  notificationUrl: `http://127.0.0.1:${appPort}${NOTIFICATIONS}`,
  teamsAppId: clientId,
  close,
});

const local = async (
  { dataDir, port, localTenantPort }: LocalConfig,
  directory: LocalDirectory,
  { wallClock, log }: Parts,
): Promise<Microsoft> => {
  const tenant = await openingDatabase(dataDir, 'tenant', () =>
    startLocalTenant({
      directory,
      dataDir: join(dataDir, 'tenant'),
      port: localTenantPort,
      clock: wallClock,
      log,
    }),
  );
  return embedded(tenant, port, directory);
};

const real = ({ entra, sharePoint, bot }: TenantConfig): Microsoft => ({
  tenantId: entra.tenantId,
  graph: { baseUrl: 'https://graph.microsoft.com/v1.0', credentials: { authority: LOGIN, ...entra } },
  site: { hostname: sharePoint.hostname, path: sharePoint.sitePath },
  signIn: signInAt(LOGIN, {
    tenantId: entra.tenantId,
    clientId: entra.clientId,
    domain: bot.domain,
    botId: bot.appId,
  }),
  notificationUrl: `https://${bot.domain}${NOTIFICATIONS}`,
  teamsAppId: bot.publishedAppId,
  close: async () => undefined,
});

/** Starts the embedded tenant in local mode; names the real one otherwise. */
export const openMicrosoft = async (
  config: Config,
  directoryFile: string,
  parts: Parts,
): Promise<Microsoft> =>
  config.mode === 'local' ? local(config, await readDirectory(directoryFile), parts) : real(config);
