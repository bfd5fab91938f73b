import type { FastifyInstance } from 'fastify';

export type Readiness = { ready: boolean; reasons: readonly string[] };

/** `/healthz`: the process answers. `/readyz`: it can do its work, or why not. */
export const health =
  (ready: () => Promise<Readiness>) =>
  async (app: FastifyInstance): Promise<void> => {
    app.get('/healthz', async () => ({ ok: true }));
    app.get('/readyz', async (_request, reply) => {
      const state = await ready();
      return reply.code(state.ready ? 200 : 503).send(state);
    });
  };
