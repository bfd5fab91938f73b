import { GraphError } from '../../../graph/index.ts';
import { Exchange, type Passage } from '../../../graph/middleware/chain.ts';
import { type Patience, retry } from '../../../graph/middleware/retry.ts';
import { capturedLog } from '../captured-log.ts';

type Script = number | 'broken' | GraphError | { status: number; headers: Record<string, string> };

const replyOf = async (step: Script | undefined): Promise<Response> => {
  if (step === undefined) throw new Error('asked more often than foreseen');
  if (step === 'broken') throw new TypeError('fetch failed');
  if (step instanceof GraphError) throw step;
  const { status, headers } = typeof step === 'number' ? { status: step, headers: {} } : step;
  return new Response(null, { status, headers });
};

/** Sends a request whose tries go as written, and tells how it ended, how often it was sent and how long it waited. */
const sent = async (method: string, script: Script[], patience: Partial<Patience> = {}) => {
  const waits: number[] = [];
  const log = capturedLog();
  const exchange = new Exchange('TfMeasures', { units: 2 });
  const passage: Passage = {
    url: 'https://graph.example/v1.0/x',
    method,
    headers: new Headers(),
    exchange,
    context: { request: 'https://graph.example/v1.0/x' },
  };
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const all: Patience = { attempts: 5, totalMs: 60_000, baseMs: 1_000, wait, ...patience };
  let tries = 0;
  const next = () => replyOf(script[tries++]);
  const end = await retry(all, log)(passage, next).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof GraphError ? error.reason : error),
  );
  return { end, tries, waits, log, exchange };
};

const asking = (status: number, seconds: number) => ({ status, headers: { 'retry-after': `${seconds}` } });
const held = (reason: 'throttled' | 'unavailable', retryAfterSeconds: number) =>
  new GraphError(reason, 'x', { held: true, retryAfterSeconds });

describe('sending again', () => {
  it.each<[string, string, Script[], number | string, number]>([
    // what, method, how the tries go, how it ends, how often it was tried
    ['an answer is an answer', 'GET', [200], 200, 1],
    ['no is an answer', 'GET', [404], 404, 1],
    ['a fault of its own is an answer', 'PATCH', [500], 500, 1],
    ['a read that was throttled', 'GET', [asking(429, 1), 200], 200, 2],
    ['a read that got lost', 'GET', ['broken', 502, 503, 504, 200], 200, 5],
    ['a read that is lost five times', 'GET', [504, 504, 504, 504, 504], 504, 5],
    ['a read that breaks five times', 'GET', Array(5).fill('broken'), 'unavailable', 5],
    ['an update that got lost, for its eTag guards it', 'PATCH', ['broken', 504, 200], 200, 3],
    ['a deletion that got lost', 'DELETE', [503, 204], 204, 2],
    ['a create that was throttled, for it was not carried out', 'POST', [asking(429, 1), 201], 201, 2],
    ['a create that breaks is never repeated', 'POST', ['broken'], 'unavailable', 1],
    ['a create answered 503 is never repeated', 'POST', [asking(503, 1)], 503, 1],
    ['a create answered 504 is never repeated', 'POST', [504], 504, 1],
    ['a create that was never sent, for want of units', 'POST', [held('throttled', 2), 201], 201, 2],
    [
      'a create that was never sent, for want of a sign-in',
      'POST',
      [new GraphError('unavailable', 'sign-in'), 201],
      201,
      2,
    ],
    [
      'a wrong secret is not tried again',
      'GET',
      [new GraphError('unauthenticated', 'sign-in')],
      'unauthenticated',
      1,
    ],
    ['a token that ran out on the way', 'GET', [401, 200], 200, 2],
    ['a token that ran out while a create waited', 'POST', [asking(429, 1), 401, 201], 201, 3],
    ['a new token that is refused too', 'GET', [401, 401], 401, 2],
  ])('%s', async (_, method, script, end, tries) => {
    expect(await sent(method, script)).toMatchObject({ end, tries });
  });

  it('waits as long as it was asked to, and up to a tenth more', async () => {
    const { waits } = await sent('GET', [asking(429, 7), asking(503, 20), held('throttled', 3), 200]);
    for (const [index, seconds] of [7, 20, 3].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(seconds * 1000);
      expect(waits[index]).toBeLessThanOrEqual(seconds * 1100);
    }
  });

  it('waits as it would unasked when it is asked to wait no time at all', async () => {
    const past = { 'retry-after': 'Mon, 03 Mar 2025 07:30:00 GMT', date: 'Mon, 03 Mar 2025 07:30:01 GMT' };
    const { waits } = await sent('GET', [asking(429, 0), { status: 429, headers: past }, 200]);
    for (const [index, ms] of [1_000, 2_000].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(ms / 2);
      expect(waits[index]).toBeLessThanOrEqual(ms);
    }
  });

  it('waits for the larger of Retry-After and RateLimit-Reset', async () => {
    const headers = { 'retry-after': '3', 'ratelimit-reset': '9' };
    const { waits } = await sent('GET', [{ status: 429, headers }, 200]);
    expect(waits[0]).toBeGreaterThanOrEqual(9_000);
  });

  it('sits out no wait that is longer than its patience, and hands back how long it is', async () => {
    const { end, waits } = await sent('GET', [held('throttled', 600)], { totalMs: 5_000 });
    expect({ end, waits }).toEqual({ end: 'throttled', waits: [] });
  });

  it('counts only what was sent among its tries, but all waits against its patience', async () => {
    const turnedBack = Array<Script>(8).fill(held('throttled', 1));
    expect(await sent('GET', [...turnedBack, 200])).toMatchObject({ end: 200, tries: 9 });
    const { end, waits } = await sent('GET', turnedBack, { totalMs: 5_000 });
    expect(end).toBe('throttled');
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(5_000);
  });

  it('gives every line it logs the number of the request', async () => {
    const { log, exchange } = await sent('GET', [asking(429, 1), 'broken', 200]);
    const numbers = log.lines.map(({ fields }) => fields.clientRequestId);
    expect(numbers).toEqual([exchange.clientRequestId, exchange.clientRequestId]);
  });
});
