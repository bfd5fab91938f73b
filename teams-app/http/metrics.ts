import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What waits or went wrong, counted when asked: outbox rows by state, rows owed to SharePoint, unreadable rows. */
export type Counts = { outbox: Readonly<Record<string, number>>; owed: number; faults: number };

const gauges = (registers: Registry[]) => ({
  outbox: new Gauge({
    name: 'taktfast_outbox_rows',
    help: 'Messages by state',
    labelNames: ['state'],
    registers,
  }),
  owed: new Gauge({ name: 'taktfast_rows_owed', help: 'Rows not yet in SharePoint', registers }),
  faults: new Gauge({ name: 'taktfast_faulty_rows', help: 'Rows that could not be read', registers }),
  counted: new Gauge({ name: 'taktfast_counts_up', help: '1 when the store could be counted', registers }),
  inFlight: new Gauge({ name: 'taktfast_http_in_flight', help: 'Requests being answered', registers }),
});

const refresh = async (
  { outbox, owed, faults, counted }: ReturnType<typeof gauges>,
  counts: () => Promise<Counts>,
) => {
  const now = await counts();
  outbox.reset();
  for (const [state, rows] of Object.entries(now.outbox)) outbox.set({ state }, rows);
  owed.set(now.owed);
  faults.set(now.faults);
  counted.set(1);
};

/** `/metrics` in Prometheus' text form, on a registry of its own; routes are named by pattern, never by address. */
export const metrics = (app: FastifyInstance, counts: () => Promise<Counts>): void => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = gauges([registry]);
  const duration = new Histogram({
    name: 'taktfast_http_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 15, 30],
    registers: [registry],
  });
  app.addHook('onRequest', async () => gauge.inFlight.inc());
  app.addHook('onResponse', async (request, reply) => {
    gauge.inFlight.dec();
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (request, reply) => {
    await refresh(gauge, counts).catch((error: unknown) => {
      gauge.counted.set(0);
      request.log.warn({ err: error }, 'the store could not be counted');
    });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};
