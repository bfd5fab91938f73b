import { GraphError, type Leave, type Lesson } from '../../../graph/index.ts';
import { Exchange, type Passage } from '../../../graph/middleware/chain.ts';
import { gate } from '../../../graph/middleware/gate.ts';

const leave: Leave = { granted: true, at: 0, units: 2, purpose: 'people', doubtful: false };

/** Sends a request that ends so, and tells what the budget was taught by it and how it ended. */
const passed = async (end: Response | Error, answer: Leave = leave) => {
  const lessons: Lesson[] = [];
  const exchange = new Exchange('TfMeasures', { units: 2, clientRequestId: 'r-1' });
  const passage: Passage = {
    url: 'https://graph.example/v1.0/x',
    method: 'GET',
    headers: new Headers(),
    exchange,
    context: { request: 'https://graph.example/v1.0/x' },
  };
  const budget = { reserve: async () => answer, learn: async (lesson: Lesson) => void lessons.push(lesson) };
  let sent = 0;
  const send = async () => {
    sent += 1;
    if (end instanceof Error) throw end;
    return end;
  };
  const outcome = await gate(budget, 'people')(passage, send).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  return { outcome, sent, lessons };
};
const reply = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });
const asked = { 'retry-after': '17' };

describe('what the budget of all processes learns of a request', () => {
  it.each<[string, Response | Error, Partial<Lesson> | undefined]>([
    ['an answer', reply(200), { outcome: 'answered' }],
    ['no, which is an answer too', reply(403), { outcome: 'answered' }],
    ['a fault of Graph’s own', reply(500), { outcome: 'answered' }],
    ['429 with a time', reply(429, asked), { outcome: 'throttled', waitSeconds: 17 }],
    ['429 without one', reply(429), { outcome: 'throttled', waitSeconds: undefined }],
    [
      '503 with a time, which is throttling {SPD-throttle}',
      reply(503, asked),
      { outcome: 'throttled', waitSeconds: 17 },
    ],
    ['503 without one', reply(503), { outcome: 'unreachable' }],
    ['the gateway’s 502', reply(502), { outcome: 'unreachable' }],
    ['the gateway’s 504', reply(504), { outcome: 'unreachable' }],
    ['a broken connection', new TypeError('fetch failed'), { outcome: 'unreachable' }],
    ['nobody to sign in at', new GraphError('unavailable', 'sign-in'), { outcome: 'unreachable' }],
    ['a wrong secret, which says nothing of Graph', new GraphError('unauthenticated', 'sign-in'), undefined],
  ])('%s', async (_, end, lesson) => {
    const { outcome, lessons } = await passed(end);
    expect(outcome).toBe(end instanceof Response ? end.status : end);
    expect(lessons).toMatchObject(lesson ? [{ ...lesson, clientRequestId: 'r-1' }] : []);
  });

  it('is what is left of the minute as well, where Graph says so', async () => {
    const rateLimit = { 'ratelimit-limit': '1250', 'ratelimit-remaining': '100', 'ratelimit-reset': '9' };
    expect((await passed(reply(200, rateLimit))).lessons).toMatchObject([
      { outcome: 'answered', rateLimit: { limit: 1250, remaining: 100, resetSeconds: 9 } },
    ]);
  });

  it.each([
    ['throttled', 'throttled'],
    ['no-units', 'throttled'],
    ['unreachable', 'unavailable'],
  ] as const)('is nothing when it says %s, and then nothing is sent', async (why, reason) => {
    const { outcome, sent, lessons } = await passed(reply(200), { granted: false, why, waitMs: 3_000 });
    expect([sent, lessons]).toEqual([0, []]);
    expect(outcome).toMatchObject({ reason, details: { code: why, retryAfterSeconds: 3, held: true } });
  });
});
