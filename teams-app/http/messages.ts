import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { HttpFault } from './faults.ts';

/** The bot as the host knows it: it checks the caller's token itself (facts §5.16). */
export type BotDoor = {
  handle: (request: {
    headers: IncomingHttpHeaders;
    body: unknown;
  }) => Promise<{ status: number; body?: unknown }>;
};

// Teams' own limit on a message is about 100 KB (facts §5.3); twice that leaves room for what surrounds it.
const longestBody = 256 * 1024;

/** Where Teams posts activities. */
export const messages =
  (bot: BotDoor) =>
  async (app: FastifyInstance): Promise<void> => {
    app.post('/api/messages', { bodyLimit: longestBody }, async (request, reply) => {
      const body = z.record(z.string(), z.unknown()).safeParse(request.body);
      if (!body.success) throw new HttpFault('bad-request', { cause: body.error });
      const answer = await bot.handle({ headers: request.headers, body: body.data });
      return reply.code(answer.status).send(answer.body);
    });
  };
