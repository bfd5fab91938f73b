import type { FastifyInstance, FastifyRequest } from 'fastify';
import { unitsOf } from './throttle-limits.ts';

type Line = { method: string; path: string; count: number; units: number };

declare module 'fastify' {
  interface FastifyRequest {
    /** What it costs of SharePoint's resource units. */
    units: number;
    /** A batch whose parts are neither all one after the other nor all at once. */
    isMixedBatch: boolean;
  }
}

/** A client that says who it is; what it says may stand after something else {SPD-throttle}. */
const decorated = /(^|\s)(NON)?ISV\|[^|]+\|[^|/]+\/[^\s|]+/;

/**
 * Counts what is asked of the tenant, for `GET /local/requests`, how much of it by clients that do not say who they
 * are, and batches ordered as they should not be; `DELETE` starts over.
 */
export const requestRoutes = (app: FastifyInstance): void => {
  const lines = new Map<string, Line>();

  let undecorated = 0;
  let mixedBatches = 0;

  const count = (request: FastifyRequest): void => {
    const { method, routeOptions, originalUrl, headers } = request;
    const template = routeOptions.url ?? '(not there)';
    if (/^\/(local\/|healthz)/.test(template)) return;
    const units = unitsOf(method, template, new URL(originalUrl, 'http://127.0.0.1').searchParams);
    request.units = units;
    if (template.startsWith('/v1.0/') && !decorated.test(headers['user-agent'] ?? '')) undecorated += 1;
    const path = template.replace(/:(\w+)/g, '{$1}');
    const line = lines.get(`${method} ${path}`) ?? { method, path, count: 0, units: 0 };
    lines.set(`${method} ${path}`, { ...line, count: line.count + 1, units: line.units + units });
  };

  app.decorateRequest('units', 0);
  app.decorateRequest('isMixedBatch', false);
  app.addHook('onSend', async ({ isMixedBatch }) => {
    if (isMixedBatch) mixedBatches += 1;
  });
  // Requests that are refused or cut off count as well.
  app.addHook('onRequest', async (request) => count(request));

  app.get('/local/requests', async () => {
    const requests = [...lines.values()].sort((one, other) =>
      `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`),
    );
    const sum = (of: (line: Line) => number) => requests.reduce((total, line) => total + of(line), 0);
    return {
      requests,
      total: { count: sum((line) => line.count), units: sum((line) => line.units) },
      undecorated,
      mixedBatches,
    };
  });
  app.delete('/local/requests', async (_, reply) => {
    lines.clear();
    undecorated = 0;
    mixedBatches = 0;
    return reply.code(204).send();
  });
};
