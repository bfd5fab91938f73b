import type { FastifyInstance, FastifyRequest } from 'fastify';

type Line = { method: string; path: string; count: number; units: number };

const single =
  /\/(items\/:item(\/fields|\/versions\/:version)?|columns\/:column)$|\/sites\/:site$|\/lists\/:list$/;

/** What a request costs of SharePoint's resource units {SPD-throttle}; sign-in and users cost it none. */
export const unitsOf = (method: string, template: string, query: URLSearchParams): number => {
  if (!template.startsWith('/v1.0/sites/')) return 0;
  const expanded = query.get('$expand') ?? query.get('expand') ?? '';
  if (template.includes('/permissions') || expanded.includes('permissions')) return 5;
  if (method !== 'GET') return 2;
  if (template.includes('/items/delta')) return query.has('token') ? 1 : 2;
  return single.test(template) ? 1 : 2;
};

/** Counts what is asked of the tenant, for `GET /local/requests`; `DELETE` starts over. */
export const requestRoutes = (app: FastifyInstance): void => {
  const lines = new Map<string, Line>();

  const count = ({ method, routeOptions, originalUrl }: FastifyRequest): void => {
    const template = routeOptions.url ?? '(not there)';
    if (/^\/(local\/|healthz)/.test(template)) return;
    const units = unitsOf(method, template, new URL(originalUrl, 'http://127.0.0.1').searchParams);
    const path = template.replace(/:(\w+)/g, '{$1}');
    const line = lines.get(`${method} ${path}`) ?? { method, path, count: 0, units: 0 };
    lines.set(`${method} ${path}`, { ...line, count: line.count + 1, units: line.units + units });
  };

  // Requests that are refused or cut off count as well.
  app.addHook('onRequest', async (request) => count(request));

  app.get('/local/requests', async () => {
    const requests = [...lines.values()].sort((one, other) =>
      `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`),
    );
    const sum = (of: (line: Line) => number) => requests.reduce((total, line) => total + of(line), 0);
    return { requests, total: { count: sum((line) => line.count), units: sum((line) => line.units) } };
  });
  app.delete('/local/requests', async (_, reply) => {
    lines.clear();
    return reply.code(204).send();
  });
};
