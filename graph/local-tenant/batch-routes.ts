import type { FastifyInstance, FastifyRequest, LightMyRequestResponse } from 'fastify';
import { type BatchPart, isMixed, parseBatch } from './batch-request.ts';
import { Refused } from './refused.ts';
import { refusalBody } from './request-hooks.ts';
import { shuffled } from './seeded-random.ts';
import type { Tenant } from './tenant.ts';

type Answer = { id: string; status: number; headers: Record<string, string>; body?: unknown };

/**
 * Answers `POST /$batch` {G-batch}: each part runs as a request of its own, with its own price, fault and
 * permission, and the answers come in any order.
 */
export const batchRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  app.post('/v1.0/$batch', async (request, reply) => {
    const parts = parseBatch(request.body);
    request.isMixedBatch = isMixed(parts);
    const answers = await Promise.allSettled(runAll(app, tenant, parts, request));
    const responses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    if (responses.length < parts.length) {
      // A part's connection was cut, and the batch has but one.
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    return { responses: shuffled(responses, tenant.random) };
  });
};

/** Starts every part in any order, each after those it depends on. */
const runAll = (
  app: FastifyInstance,
  tenant: Tenant,
  parts: readonly BatchPart[],
  outer: FastifyRequest,
): Promise<Answer>[] => {
  const running = new Map<string, Promise<Answer>>();
  const start = (part: BatchPart): Promise<Answer> => {
    const answer = running.get(part.key) ?? afterDependencies(part);
    running.set(part.key, answer);
    return answer;
  };
  const afterDependencies = async (part: BatchPart): Promise<Answer> => {
    const needed = parts.filter(({ key }) => part.dependsOn.includes(key));
    const before = await Promise.all(needed.map(start));
    if (before.some(({ status }) => status >= 400)) return failedDependency(part, outer, tenant);
    return answerOf(part, await app.inject(injected(part, outer)));
  };
  return shuffled(parts, tenant.random).map(start);
};

const failedDependency = ({ id }: BatchPart, outer: FastifyRequest, tenant: Tenant): Answer => ({
  id,
  status: 424,
  headers: { 'Content-Type': 'application/json' },
  body: refusalBody(new Refused(424, 'failedDependency'), outer, tenant),
});

/** A part's own headers count, over those of the batch that carry who asks. */
const injected = ({ method, url, headers, body }: BatchPart, { headers: outer, host }: FastifyRequest) => {
  const carried = Object.fromEntries(
    ['user-agent', 'client-request-id'].flatMap((name) => {
      const value = outer[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return {
    method,
    url: `/v1.0${url}`,
    authority: host,
    headers: { 'user-agent': undefined, ...carried, ...headers, authorization: outer.authorization },
    ...(body !== undefined && { payload: payloadOf(body, headers['content-type'] ?? '') }),
  };
};

const isJson = (type: string): boolean => /[/+]json\b/i.test(type);

/** A body that is no JSON comes, and goes, as base64 {G-batch}. */
const payloadOf = (body: unknown, type: string): string | Buffer =>
  isJson(type) || typeof body !== 'string' ? JSON.stringify(body) : Buffer.from(body, 'base64url');

/** Headers of the connection, which a part has none of. */
const hops = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

const answerOf = ({ id }: BatchPart, answer: LightMyRequestResponse): Answer => {
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || hops.has(name)
      ? []
      : [[name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), String(value)]],
  );
  const type = String(answer.headers['content-type'] ?? '');
  return {
    id,
    status: answer.statusCode,
    headers: Object.fromEntries(headers),
    ...(answer.rawPayload.length > 0 && {
      body: isJson(type) ? answer.json() : answer.rawPayload.toString('base64'),
    }),
  };
};
