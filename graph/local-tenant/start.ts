import { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { Clock, Log } from '../../programme/index.ts';
import { numberArrivals } from './arrivals.ts';
import { authorizeRequests } from './authorize-requests.ts';
import { openDatabase } from './database.ts';
import type { LocalDirectory } from './directory.ts';
import { allowPages, discoveryRoutes } from './discovery-routes.ts';
import { driveAddress } from './drive/addresses.ts';
import { makeDocuments } from './drive/library.ts';
import { everyRoute } from './every-route.ts';
import { faultRoutes } from './faults.ts';
import { localRoutes } from './local-routes.ts';
import { pageTricks } from './page-tricks.ts';
import { enrolPeople, noteVisits } from './people.ts';
import { authenticateCallers, identifyRequests, newRequestId } from './request-hooks.ts';
import { requestRoutes } from './requests.ts';
import { seededRandom } from './seeded-random.ts';
import { addressById } from './site-routes.ts';
import type { Tenant } from './tenant.ts';
import { throttleRequests } from './throttle.ts';
import { tokenRoutes } from './token-routes.ts';
import { tokensOf } from './tokens.ts';

export type LocalTenantOptions = {
  directory: LocalDirectory;
  /** Where its Postgres lives; absent, it lives in memory and is gone with the process. */
  dataDir?: string;
  /** 0 takes a free one. */
  port: number;
  clock: Clock;
  /** The time browsers go by, when `clock` is set to another day; `clock` unless said. */
  wallClock?: Clock;
  log: Log;
  /** The site's time zone, which decides what a date without time reads back as; UTC unless said. */
  timeZone?: string;
  /** How many licences the tenant has, if another number than the directory says. */
  licences?: number;
  /** How many subscriptions an app may have; as many as it likes unless said, for Microsoft names no number. */
  subscriptionQuota?: number;
  /** How long an address has to answer a notification or a handshake; ten seconds, as Graph waits {G-urlval}. */
  patienceMs?: number;
  /** Decides what is left to chance, such as the order a batch is answered in. */
  seed?: number;
};

export type LocalTenant = {
  /** `http://127.0.0.1:PORT`; Graph is under `/v1.0`, sign-in under `/{tenantId}`. */
  url: string;
  port: number;
  close: () => Promise<void>;
};

/** Starts a Microsoft 365 tenant of our own on loopback: Graph v1.0 over one site's lists, users, and sign-in. */
export const startLocalTenant = async (options: LocalTenantOptions): Promise<LocalTenant> => {
  const {
    directory,
    clock,
    log,
    wallClock = clock,
    timeZone = 'UTC',
    seed = 1,
    patienceMs = 10_000,
    subscriptionQuota = Number.POSITIVE_INFINITY,
    licences = directory.licences,
  } = options;
  const listChanges: Tenant['listChanges'] = new EventEmitter();
  const db = await openDatabase(options.dataDir, (list) => listChanges.emit('changed', list));
  const app = fastify({
    forceCloseConnections: true,
    genReqId: newRequestId,
    rewriteUrl: ({ url = '/' }) => driveAddress(addressById(url, { directory }), { directory }),
    // A path in a drive may have 400 characters, and every one of them may be written as several.
    routerOptions: { maxParamLength: 5_000 },
  });
  const tenant: Tenant = {
    db,
    directory,
    clock,
    wallClock,
    log,
    timeZone,
    licences,
    listChanges,
    patienceMs,
    subscriptionQuota,
    people: await enrolPeople({ db, directory, clock }),
    tricks: pageTricks(),
    arrivals: numberArrivals(app),
    origin: () => app.listeningOrigin,
    random: seededRandom(seed),
  };
  await makeDocuments(tenant);
  const tokens = await tokensOf(tenant);
  // An action without a body may still say that it is JSON, as Graph lets it.
  const json = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null) : json(request, body.toString(), done),
  );
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  identifyRequests(app, tenant);
  requestRoutes(app);
  faultRoutes(app, tenant);
  allowPages(app);
  authenticateCallers(app, tokens);
  throttleRequests(app, tenant);
  authorizeRequests(app, tenant);
  noteVisits(app, tenant);
  app.get('/healthz', async () => ({ status: 'ok' }));
  for (const routes of everyRoute) routes(app, tenant);
  for (const routes of [tokenRoutes, discoveryRoutes, localRoutes]) routes(app, tenant, tokens);
  const url = await app.listen({ host: '127.0.0.1', port: options.port });
  const port = portOf(app.server.address());
  log.info({ url }, 'the local tenant is listening');
  return {
    url,
    port,
    close: async () => {
      await app.close();
      await db.destroy();
    },
  };
};

const portOf = (address: string | AddressInfo | null): number => {
  if (address === null || typeof address === 'string') throw new TypeError('the server listens on no port');
  return address.port;
};
