import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type RefusalCode, Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';
import { unauthenticated } from './tokens.ts';

/**
 * Something to go wrong on purpose. `match` is a part of the address (`/items/delta`), or a method and a part of
 * the address (`PATCH /fields`); the first fault that matches is taken, `count` times.
 */
const Fault = z.strictObject({
  match: z.string().min(1),
  /** Answers so instead of carrying the request out. */
  status: z.number().int().min(400).max(599).optional(),
  /** Seconds for the header Retry-After. */
  retryAfter: z.number().int().min(0).optional(),
  count: z.number().int().min(1).default(1),
  /** Waits first. */
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** Cuts the connection: `true` before the request is carried out, `after` once it is, so its answer is lost. */
  drop: z.union([z.boolean(), z.literal('after')]).optional(),
});
type Fault = z.infer<typeof Fault>;

const codes: Readonly<Record<number, RefusalCode>> = {
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'resourceModified',
  412: 'resourceModified',
  429: 'activityLimitReached',
  503: 'serviceNotAvailable',
};

const methodAndPart = /^([A-Z]+) (.*)$/;

const matches = ({ match }: Fault, { method, originalUrl }: FastifyRequest): boolean => {
  const [, wanted, part = match] = methodAndPart.exec(match) ?? [];
  return (wanted === undefined || wanted === method) && originalUrl.includes(part);
};

declare module 'fastify' {
  interface FastifyRequest {
    answerIsLost: boolean;
  }
}

/** Lets tests and demonstrations make the tenant fail: `POST` and `DELETE /local/faults`. */
export const faultRoutes = (app: FastifyInstance, { log }: Tenant): void => {
  const waiting: Fault[] = [];

  const take = (request: FastifyRequest): Fault | undefined => {
    const index = waiting.findIndex((fault) => matches(fault, request));
    const fault = waiting[index];
    if (!fault) return undefined;
    fault.count -= 1;
    if (fault.count === 0) waiting.splice(index, 1);
    log.info({ match: fault.match, status: fault.status, left: fault.count }, 'a fault asked for is used');
    return fault;
  };

  app.decorateRequest('answerIsLost', false);
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/(local\/|healthz)/.test(request.url)) return;
    const fault = take(request);
    if (!fault) return;
    if (fault.delayMs) await setTimeout(fault.delayMs);
    request.answerIsLost = fault.drop === 'after';
    if (fault.drop === true) {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    if (fault.status === undefined) return;
    if (fault.status === 401) throw unauthenticated('Lifetime validation failed, the token is expired.');
    const headers = fault.retryAfter === undefined ? {} : { 'retry-after': `${fault.retryAfter}` };
    throw new Refused(fault.status, codes[fault.status] ?? 'generalException', undefined, { headers });
  });
  app.addHook('onSend', async (request, reply) => {
    if (!request.answerIsLost) return;
    reply.hijack();
    reply.raw.destroy();
  });

  app.post('/local/faults', async ({ body }, reply) => {
    const fault = Fault.safeParse(body);
    if (!fault.success) throw new Refused(400, 'BadRequest', z.prettifyError(fault.error));
    waiting.push(fault.data);
    return reply.code(201).send({ waiting: waiting.length });
  });
  app.delete('/local/faults', async (_, reply) => {
    waiting.length = 0;
    return reply.code(204).send();
  });
};
