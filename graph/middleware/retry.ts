import type { Log } from '../../programme/index.ts';
import { GraphError } from '../graph-error.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import type { Passage, Step } from './chain.ts';
import { type Try, trying } from './trying.ts';

export type Patience = {
  /** How often one request is sent at most. */
  attempts: number;
  /** How long all waits of one request may last; whoever asked comes back later, and is told when. */
  totalMs: number;
  /** The first wait when Graph names none; each next one doubles. */
  baseMs: number;
  wait: (ms: number) => Promise<void>;
};

// Facts: SharePoint answers 429 or 503 when it throttles; the gateway answers 502 or 504 when it lost the reply.
const passing = [502, 503, 504];

/** Turned back before it was sent: there were no units for it, Graph is known to be away, or nobody could sign in. */
const turnedBack = (tried: Try): GraphError | undefined =>
  'broken' in tried && tried.broken instanceof GraphError ? tried.broken : undefined;

// A create whose reply was lost may have been carried out; only 429 says for certain that it was not.
const mayRepeat = (method: string, tried: Try): boolean => {
  const back = turnedBack(tried);
  if (back) return back.reason === 'throttled' || back.reason === 'unavailable';
  if ('response' in tried && tried.response.status === 429) return true;
  return method !== 'POST' && ('broken' in tried || passing.includes(tried.response.status));
};

const askedToWait = (tried: Try): number | undefined =>
  'response' in tried
    ? retryAfterSeconds(tried.response.headers)
    : turnedBack(tried)?.details.retryAfterSeconds;

const waitBefore = (next: number, tried: Try, { baseMs }: Patience): number => {
  const asked = askedToWait(tried);
  // The jitter keeps many processes, throttled together, from coming back together. No time at all, as a date that is
  // past by another server's clock, is no time to go by.
  if (asked) return Math.max(SHORTEST, asked * 1000 * (1 + Math.random() / 10));
  return baseMs * 2 ** (next - 2) * (0.5 + Math.random() / 2);
};

// Whatever is said, a request that is turned back again and again uses up its patience.
const SHORTEST = 20;

const settle = (tried: Try, { exchange: { about, clientRequestId } }: Passage): Response => {
  if ('response' in tried) return tried.response;
  throw turnedBack(tried) ?? new GraphError('unavailable', about, { clientRequestId, cause: tried.broken });
};

/** Sends again what was throttled, turned back or lost, as long and as often as patience allows. */
export const retry =
  (patience: Patience, log: Log): Step =>
  async (passage, next) => {
    const { exchange } = passage;
    for (let [sent, waited] = [0, 0]; ; ) {
      const tried = await trying(next);
      if (turnedBack(tried)?.details.held !== true) sent += 1;
      const status = 'response' in tried ? tried.response.status : (turnedBack(tried)?.reason ?? 'broken');
      if (status === 401 && !exchange.tokenRefused) {
        exchange.tokenRefused = true;
        continue;
      }
      if (sent >= patience.attempts || !mayRepeat(passage.method, tried)) return settle(tried, passage);
      const ms = waitBefore(sent + 1, tried, patience);
      waited += ms;
      if (waited > patience.totalMs) return settle(tried, passage);
      const { about, clientRequestId } = exchange;
      const fields = { about, attempt: sent, status, waitMs: Math.round(ms), clientRequestId };
      log.warn(fields, 'Graph is asked again');
      await patience.wait(ms);
    }
  };
