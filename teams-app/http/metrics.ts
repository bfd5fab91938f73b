import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type LateRow, lateReasons } from '../../programme/index.ts';
import type { GraphState } from '../store/graph-state.ts';
import { metricsDoor } from './metrics-door.ts';

/** What waits or went wrong, counted when asked: outbox rows by state, rows owed to SharePoint, unreadable rows. */
export type Counts = {
  outbox: Readonly<Record<string, number>>;
  owed: number;
  faults: number;
};

/** All that `/metrics` counts: beside what waits, what is late and how it stands with Graph. */
export type Measured = Counts & { late: readonly LateRow[]; graph: GraphState };

const gauges = (registers: Registry[]) => ({
  outbox: new Gauge({
    name: 'taktfast_outbox_rows',
    help: 'Messages by state',
    labelNames: ['state'],
    registers,
  }),
  owed: new Gauge({ name: 'taktfast_rows_owed', help: 'Rows not yet in SharePoint', registers }),
  late: new Gauge({
    name: 'taktfast_rows_late',
    help: 'Rows on their way to SharePoint for longer than ten seconds, by reason',
    labelNames: ['reason'],
    registers,
  }),
  circuit: new Gauge({
    name: 'taktfast_graph_circuit',
    help: '1 for the state the circuit to Graph is in',
    labelNames: ['state'],
    registers,
  }),
  held: new Gauge({
    name: 'taktfast_graph_held_seconds',
    help: 'How long Graph is left alone yet, by why',
    labelNames: ['why'],
    registers,
  }),
  units: new Gauge({
    name: 'taktfast_graph_units',
    help: 'SharePoint resource units used by all processes of the app',
    labelNames: ['within'],
    registers,
  }),
  unitLimit: new Gauge({
    name: 'taktfast_graph_unit_limit',
    help: 'SharePoint resource units the app may use',
    labelNames: ['within'],
    registers,
  }),
  faults: new Gauge({ name: 'taktfast_faulty_rows', help: 'Rows that could not be read', registers }),
  counted: new Gauge({ name: 'taktfast_counts_up', help: '1 when the store could be counted', registers }),
  inFlight: new Gauge({ name: 'taktfast_http_in_flight', help: 'Requests being answered', registers }),
});

type Gauges = ReturnType<typeof gauges>;

const refreshGraph = ({ late, circuit, held, units, unitLimit }: Gauges, now: Measured): void => {
  for (const reason of lateReasons)
    late.set({ reason }, now.late.filter((row) => row.reason === reason).length);
  const { graph } = now;
  for (const state of ['closed', 'open', 'half-open'])
    circuit.set({ state }, graph.circuit === state ? 1 : 0);
  for (const why of ['throttled', 'unreachable'])
    held.set({ why }, graph.held?.why === why ? graph.held.waitMs / 1000 : 0);
  for (const within of ['minute', 'day'] as const) {
    units.set({ within }, graph[within].used);
    unitLimit.set({ within }, graph[within].limit);
  }
};

const refresh = async (gauge: Gauges, measured: () => Promise<Measured>) => {
  const { outbox, owed, faults, counted } = gauge;
  const now = await measured();
  outbox.reset();
  for (const [state, rows] of Object.entries(now.outbox)) outbox.set({ state }, rows);
  owed.set(now.owed);
  faults.set(now.faults);
  refreshGraph(gauge, now);
  counted.set(1);
};

/** Adds Node's own figures when they are first asked for, since watching the collector and the event loop never ends. */
const withProcess = (registry: Registry): (() => Registry) => {
  const watched = { yet: false };
  return () => {
    if (!watched.yet) collectDefaultMetrics({ register: registry });
    watched.yet = true;
    return registry;
  };
};

/** `/metrics` in Prometheus' text form, on a registry of its own; routes are named by pattern, never by address. */
export const metrics = (
  app: FastifyInstance,
  { counts: measured, metricsToken }: { counts: () => Promise<Measured>; metricsToken?: string | undefined },
): void => {
  const registry = new Registry();
  const all = withProcess(registry);
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
  app.get('/metrics', { onRequest: metricsDoor(metricsToken) }, async (request, reply) => {
    await refresh(gauge, measured).catch((error: unknown) => {
      gauge.counted.set(0);
      request.log.warn({ err: error }, 'the store could not be counted');
    });
    return reply.type(registry.contentType).send(await all().metrics());
  });
};
