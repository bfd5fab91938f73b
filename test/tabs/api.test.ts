import { createApi } from '../../tabs/api/api.ts';
import { ApiError } from '../../tabs/api/api-error.ts';
import { aLine, anOverview } from './build.ts';

type Sent = { path: string; method: string; token: string; body: unknown };

const aReply = (status: number, body: unknown = {}) => new Response(JSON.stringify(body), { status });

const apiWith = (...replies: (Response | Error)[]) => {
  const sent: Sent[] = [];
  const renewed: string[] = [];
  const send: typeof fetch = async (path, init) => {
    const headers = new Headers(init?.headers);
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    const token = headers.get('authorization') ?? '';
    sent.push({ path: String(path), method: init?.method ?? 'GET', token, body });
    const reply = replies.shift();
    if (reply instanceof Error) throw reply;
    if (!reply) throw new Error('the test has no more replies');
    return reply;
  };
  const tokens = {
    current: async () => renewed.at(-1) ?? 'first',
    renew: async () => {
      renewed.push(`renewed ${renewed.length + 1}`);
      return renewed.at(-1) ?? '';
    },
  };
  return { api: createApi({ tokens, send }), sent };
};
const { signal } = new AbortController();

const faultOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof ApiError ? { reason: error.reason, refusal: error.refusal } : error;
};

describe('asking the server', () => {
  it('brings the person’s token and takes the answer apart', async () => {
    const { api, sent } = apiWith(aReply(200, anOverview({ version: 7 })));
    expect(await api.overview(signal)).toEqual(anOverview({ version: 7 }));
    expect(sent).toEqual([{ path: '/api/overview', method: 'GET', token: 'Bearer first', body: undefined }]);
  });
  it('asks once more with a new token when the old one is no longer taken', async () => {
    const { api, sent } = apiWith(aReply(401), aReply(200, anOverview()));
    await api.overview(signal);
    expect(sent.map(({ token }) => token)).toEqual(['Bearer first', 'Bearer renewed 1']);
  });
  it('tells that the person is signed out when a new token is refused too', async () => {
    const { api } = apiWith(aReply(401), aReply(401));
    expect(await faultOf(api.overview(signal))).toEqual({ reason: 'signed-out' });
  });
  it.each([
    [403, 'not-yours', { owner: 'Programleder' }],
    [404, 'not-found', {}],
    [409, 'already-done', {}],
    [422, 'date-not-later', { earliest: '2025-04-03' }],
  ] as const)('tells a refusal with status %i by its reason and values', async (status, reason, values) => {
    const { api } = apiWith(aReply(status, { error: { reason, values } }));
    expect(await faultOf(api.act('A1', 'finish', {}))).toEqual({
      reason: 'refused',
      refusal: { reason, values },
    });
  });
  it('tells a part of the programme that is not the reader’s own as out of bounds', async () => {
    const { api } = apiWith(aReply(403, { error: { reason: 'unit-not-yours', values: {} } }));
    expect(await faultOf(api.digest(undefined, 'BBJ', signal))).toEqual({ reason: 'no-access' });
  });
  it.each([
    ['a reason it has no words for', aReply(409, { error: { reason: 'moon-full', values: {} } })],
    ['a fault of the machine', aReply(500)],
    ['a page in place of an answer', new Response('<html>', { status: 502 })],
  ])('tells %s as a failure', async (_what, reply) => {
    expect(await faultOf(apiWith(reply).api.overview(signal))).toEqual({ reason: 'failed' });
  });
  it.each([
    ['of another shape', aReply(200, { day: 'i dag' })],
    ['that is no JSON', new Response('<html>', { status: 200 })],
  ])('tells an answer %s as unreadable', async (_what, reply) => {
    expect(await faultOf(apiWith(reply).api.overview(signal))).toEqual({ reason: 'unreadable' });
  });
  it('tells a missing network as a server out of reach', async () => {
    expect(await faultOf(apiWith(new TypeError('fetch failed')).api.overview(signal))).toEqual({
      reason: 'unreachable',
    });
  });
  it('sends an action to the line it is about, whatever its key', async () => {
    const { api, sent } = apiWith(aReply(200, { item: aLine(), next: aLine({ key: 'A1-2' }) }));
    const { next } = await api.act('A1/..', 'comment', { comment: 'Venter' });
    expect(next?.key).toBe('A1-2');
    expect(sent).toEqual([
      {
        path: '/api/work/A1%2F../comment',
        method: 'POST',
        token: 'Bearer first',
        body: { comment: 'Venter' },
      },
    ]);
  });
  it('steps in on deliveries, and learns how many', async () => {
    const { api, sent } = apiWith(aReply(200, { done: 2 }));
    expect(await api.stepIn('recall', [7, 8])).toEqual({ done: 2 });
    expect(sent[0]).toMatchObject({ path: '/api/deliveries/recall', method: 'POST', body: { ids: [7, 8] } });
  });
  it('looks people up and waits for changes by what it was given', async () => {
    const { api, sent } = apiWith(aReply(200, { people: [] }), aReply(200, { version: 8 }));
    await api.people('å b', signal);
    expect(await api.changesSince(7, signal)).toBe(8);
    expect(sent.map(({ path }) => path)).toEqual(['/api/people?search=%C3%A5%20b', '/api/changes?since=7']);
  });
});

describe('asking for a file', () => {
  const aFile = (status = 200) =>
    new Response('%PDF', {
      status,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="ukesoppsummering-BAL-2025-03-24.pdf"',
      },
    });

  it('brings the person’s token, and gives the file under the name the server has for it', async () => {
    const { api, sent } = apiWith(aReply(401), aFile());
    const file = await api.digestPdf('2025-03-24', 'BAL', 'nn');
    expect([file.name, file.type, await file.text()]).toEqual([
      'ukesoppsummering-BAL-2025-03-24.pdf',
      'application/pdf',
      '%PDF',
    ]);
    expect(sent.map(({ path, token }) => [path, token])).toEqual([
      ['/api/digests/2025-03-24.pdf?unit=BAL&language=nn', 'Bearer first'],
      ['/api/digests/2025-03-24.pdf?unit=BAL&language=nn', 'Bearer renewed 1'],
    ]);
  });

  it('tells why there is none', async () => {
    const { api } = apiWith(aReply(403, { error: { reason: 'unit-not-yours', values: {} } }));
    expect(await faultOf(api.digestPdf('2025-03-24', 'BBJ', 'nb'))).toEqual({ reason: 'no-access' });
  });
});
