import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../programme/index.ts';
import { type Answered, readAnswered } from './answered.ts';
import { GraphError, logFailure } from './graph-error.ts';
import type { GraphRequest } from './graph-request.ts';
import { Exchange } from './middleware/chain.ts';
import { isThrottled, rateLimitOf, retryAfterSeconds } from './retry-after.ts';
import type { RateLimit, UnitBudget } from './unit-budget.ts';
import { unitsOf } from './units.ts';

/** The most requests Graph takes at a time {G-batch}. */
export const MOST_TOGETHER = 20;

/** What became of one request of several sent together: an answer, whatever it says, or none. */
export type Answer = { answered: Answered } | { error: GraphError };

export type BatchDeps = {
  ask: (request: GraphRequest, exchange: Exchange) => Promise<Answered>;
  log: Log;
  budget: UnitBudget;
};

type Part = GraphRequest & { path: string; clientRequestId: string };

const BatchReply = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});
type PartReply = z.infer<typeof BatchReply>['responses'][number];

const about = 'several requests together';

const bodyOf = (parts: readonly Part[]) => ({
  requests: parts.map(({ method, path, body, headers, clientRequestId }, index) => ({
    id: `${index}`,
    method,
    url: path,
    headers: {
      'client-request-id': clientRequestId,
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body }),
  })),
});

const answerOf = (part: Part, reply: PartReply | undefined): Answer => {
  const { clientRequestId } = part;
  if (!reply) return { error: new GraphError('unavailable', part.about, { clientRequestId }) };
  const headers = new Map(
    Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const get = (name: string) => headers.get(name.toLowerCase()) ?? null;
  return { answered: { status: reply.status, headers: { get }, body: reply.body, clientRequestId } };
};

/** SharePoint speaks of its limits in its own answers, which here are the parts'. */
const learnFrom = async (budget: UnitBudget, answers: readonly Answer[]): Promise<void> => {
  const all = answers.flatMap((answer) => ('answered' in answer ? answer.answered : []));
  const throttled = all.filter(({ status, headers }) => isThrottled(status, headers));
  const limits = all.flatMap(({ headers }) => rateLimitOf(headers) ?? []);
  const rateLimit = limits.reduce<RateLimit | undefined>(
    (least, one) => (least && least.remaining <= one.remaining ? least : one),
    undefined,
  );
  const waits = throttled.flatMap(({ headers }) => retryAfterSeconds(headers) ?? []);
  if (throttled.length > 0) {
    const waitSeconds = waits.length > 0 ? Math.max(...waits) : undefined;
    const clientRequestId = throttled[0]?.clientRequestId;
    await budget.learn({ outcome: 'throttled', waitSeconds, rateLimit, clientRequestId });
  } else if (rateLimit) await budget.learn({ outcome: 'answered', rateLimit });
};

const sendOnce = async (
  { ask, budget }: BatchDeps,
  parts: readonly Part[],
  tokenRefused: boolean,
): Promise<Answer[]> => {
  // Each part is priced as if it had come alone {SPD-throttle}.
  const units = parts.reduce((sum, { method, path }) => sum + unitsOf(method, path), 0);
  const exchange = new Exchange(about, { units });
  exchange.tokenRefused = tokenRefused;
  const request = { method: 'POST' as const, to: { path: '/$batch' }, about, body: bodyOf(parts) };
  const { responses } = readAnswered(BatchReply, await ask(request, exchange), about);
  const byId = new Map(responses.map((reply) => [reply.id, reply]));
  const answers = parts.map((part, index) => answerOf(part, byId.get(`${index}`)));
  await learnFrom(budget, answers);
  return answers;
};

const partOf = (request: GraphRequest): Part => {
  if (!('path' in request.to)) throw new TypeError('a link is followed alone');
  return { clientRequestId: randomUUID(), ...request, path: request.to.path };
};

const isRefused = (answer: Answer | undefined): boolean =>
  answer !== undefined && 'answered' in answer && answer.answered.status === 401;

/**
 * Sends up to twenty requests as one; each is answered on its own, in the order given. What comes back without an
 * answer may have been carried out. Parts whose token was refused on the way are sent once more with a new one.
 */
export const sendBatch = async (deps: BatchDeps, requests: readonly GraphRequest[]): Promise<Answer[]> => {
  const parts = requests.map(partOf);
  const send = async (some: readonly Part[], tokenRefused: boolean): Promise<Answer[]> => {
    try {
      return await sendOnce(deps, some, tokenRefused);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      logFailure(deps.log, { about, method: 'POST' }, error);
      return some.map(() => ({ error }));
    }
  };
  const first = await send(parts, false);
  const refused = parts.filter((_, index) => isRefused(first[index]));
  if (refused.length === 0) return first;
  const second = await send(refused, true);
  return parts.map((part, index): Answer => {
    const answer = second[refused.indexOf(part)] ?? first[index];
    return answer ?? { error: new GraphError('unavailable', part.about) };
  });
};
