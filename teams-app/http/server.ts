import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type ApiDeps, api } from './api.ts';
import { type CommandDoor, commandRoute } from './command.ts';
import { answerFault, HttpFault } from './faults.ts';
import { health, type Readiness } from './health.ts';
import { loopbackOnly } from './loopback.ts';
import { type BotDoor, messages } from './messages.ts';
import { type Measured, metrics } from './metrics.ts';
import { type NotificationDoor, notifications } from './notifications.ts';
import { tabs } from './tabs.ts';

export type ServerDeps = {
  mode: 'local' | 'tenant';
  log: FastifyBaseLogger;
  bot: BotDoor;
  api: ApiDeps;
  notifications: NotificationDoor;
  /** The folder of the built pages. */
  tabsFolder: string;
  ready: () => Promise<Readiness>;
  counts: () => Promise<Measured>;
  /** Who brings it may read the figures from elsewhere; without one, only this machine may. */
  metricsToken?: string | undefined;
  /** Only where a lock is held that other processes may come up against. */
  command?: CommandDoor;
};

const quiet = /^\/(healthz|readyz|metrics|tabs)/;

const securityHeaders = (app: FastifyInstance, mode: ServerDeps['mode']) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (mode === 'tenant') reply.header('strict-transport-security', 'max-age=31536000');
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    }
  });
};

const requestLog = (app: FastifyInstance) => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (quiet.test(request.url)) request.log.debug(fields, 'request');
    else request.log.info(fields, 'request');
  });
};

/** The host's HTTP side from its parts; nothing listens until `listen` is called. */
export const createServer = async (deps: ServerDeps): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: deps.log,
    // Fastify's own request lines carry whole addresses; ours name the route only.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 64 * 1024,
    forceCloseConnections: 'idle',
  });
  // Plain text is what a page elsewhere may post without asking; all that is taken here is JSON.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(answerFault);
  app.setNotFoundHandler(async () => {
    throw new HttpFault('page-not-found');
  });
  if (deps.mode === 'local') app.addHook('onRequest', loopbackOnly);
  metrics(app, deps);
  requestLog(app);
  await app.register(messages(deps.bot));
  await app.register(api(deps.api), { prefix: '/api' });
  await app.register(notifications(deps.notifications));
  if (deps.command) await app.register(commandRoute(deps.command));
  await app.register(health(deps.ready));
  await app.register(tabs({ folder: deps.tabsFolder, authority: deps.api.signIn.authority }), {
    prefix: '/tabs',
  });
  app.get('/', async (_request, reply) => reply.redirect('/tabs/'));
  securityHeaders(app, deps.mode);
  return app;
};
