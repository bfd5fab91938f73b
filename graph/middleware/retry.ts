import type { Log } from '../../programme/index.ts';
import { GraphError } from '../graph-error.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import type { Passage, Step } from './chain.ts';

export type Patience = {
  /** How often one request is sent at most. */
  attempts: number;
  /** How long all waits of one request may last; the job that asked comes back later. */
  totalMs: number;
  /** The first wait when Graph names none; each next one doubles. */
  baseMs: number;
  wait: (ms: number) => Promise<void>;
};

type Try = { response: Response } | { broken: unknown };

// Facts: SharePoint answers 429 or 503 when it throttles; the gateway answers 502 or 504 when it lost the reply.
const passing = [502, 503, 504];

// A create whose reply was lost may have been carried out; only 429 says for certain that it was not.
const mayRepeat = (method: string, tried: Try): boolean => {
  if ('response' in tried && tried.response.status === 429) return true;
  return method !== 'POST' && ('broken' in tried || passing.includes(tried.response.status));
};

const waitBefore = (next: number, tried: Try, { baseMs }: Patience): number => {
  const asked = 'response' in tried ? retryAfterSeconds(tried.response.headers) : undefined;
  // The jitter keeps many processes, throttled together, from coming back together.
  if (asked !== undefined) return asked * 1000 * (1 + Math.random() / 10);
  return baseMs * 2 ** (next - 2) * (0.5 + Math.random() / 2);
};

const trying = (send: () => Promise<Response>): Promise<Try> =>
  send().then(
    (response) => ({ response }),
    (broken: unknown) => ({ broken }),
  );

const settle = (tried: Try, { exchange }: Passage): Response => {
  if ('response' in tried) return tried.response;
  throw new GraphError('unavailable', exchange.about, { cause: tried.broken });
};

/** Sends again what was throttled or lost, as long and as often as patience allows. */
export const retry =
  (patience: Patience, log: Log): Step =>
  async (passage, next) => {
    let waited = 0;
    for (let attempt = 1; ; attempt += 1) {
      const tried = await trying(next);
      if (attempt >= patience.attempts || !mayRepeat(passage.method, tried)) return settle(tried, passage);
      const ms = waitBefore(attempt + 1, tried, patience);
      waited += ms;
      if (waited > patience.totalMs) return settle(tried, passage);
      const { about, clientRequestId } = passage.exchange;
      const status = 'response' in tried ? tried.response.status : 'broken';
      log.warn({ about, attempt, status, waitMs: Math.round(ms), clientRequestId }, 'Graph is asked again');
      await patience.wait(ms);
    }
  };
