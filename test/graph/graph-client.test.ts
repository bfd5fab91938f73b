import { z } from 'zod';
import { type GraphClientOptions, type GraphError, openSite } from '../../graph/index.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const Any = z.unknown();
const SITE = `/sites/${directory.site.hostname}:${directory.site.path}`;

describe('asking Graph', () => {
  let tenant: TenantAtHand;
  beforeAll(async () => {
    tenant = await tenantAtHand();
  }, 120_000);
  afterAll(() => tenant.close());

  const ways: { close: () => Promise<void> }[] = [];
  const opened = async (...way: Parameters<typeof faultyWay>) => {
    const open = await faultyWay(...way);
    ways.push(open);
    return open;
  };
  afterEach(async () => {
    for (const way of ways.splice(0)) await way.close();
  });
  const over = async (faults: Fault[], options: Partial<GraphClientOptions> = {}) => {
    const way = await opened(tenant.url, faults);
    const waits: number[] = [];
    const patience = {
      wait: async (ms: number) => {
        waits.push(ms);
      },
      ...options.patience,
    };
    const client = tenant.client({ baseUrl: `${way.url}/v1.0`, ...options, patience });
    const get = (path = SITE) => client.send({ method: 'GET', to: { path }, about: 'the site' }, Any);
    return { way, waits, client, get };
  };
  const failure = async (asking: Promise<unknown>): Promise<GraphError> =>
    asking.then(
      () => Promise.reject(new Error('it should have failed')),
      (error) => error,
    );

  it('signs in as the app, and keeps the token for the next request', async () => {
    const { way, get } = await over([]);
    await get();
    await get();

    const [first, second] = way.requests;
    expect(first?.headers.authorization).toMatch(/^Bearer eyJ/);
    expect(second?.headers.authorization).toBe(first?.headers.authorization);
  });

  it('says who it is and numbers each request', async () => {
    const { way, get } = await over([]);
    await get();
    await get();

    const [first, second] = way.requests.map(({ headers }) => headers);
    expect(first?.['user-agent']).toBe('NONISV|Oslo|Taktfast/0.1.0');
    expect(first?.['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.['client-request-id']).not.toBe(first?.['client-request-id']);
  });

  it('with a wrong secret is told so, and what to do', async () => {
    const credentials = {
      authority: tenant.url.replace('http:', 'https:'),
      tenantId: directory.tenantId,
      clientId: directory.clientId,
      clientSecret: 'wrong',
    };
    const { way, get } = await over([], { credentials });

    const error = await failure(get());
    expect(error).toMatchObject({ name: 'GraphError', reason: 'unauthenticated' });
    expect(tenant.log.lines.at(-1)?.fields).toMatchObject({
      reason: 'unauthenticated',
      clientRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(error.message).toContain('check the tenant id, the client id and the secret');
    expect(way.requests).toEqual([]);
  });

  it('without a sign-in host to reach is told to try again later', async () => {
    const credentials = {
      authority: 'https://127.0.0.1:9',
      tenantId: directory.tenantId,
      clientId: directory.clientId,
      clientSecret: 'local',
    };
    const { get } = await over([], { credentials });
    expect(await failure(get())).toMatchObject({ reason: 'unavailable' });
  });

  it('gets a new token once when the one it has is refused', async () => {
    const { way, get } = await over([{ method: 'GET', before: 401 }]);
    await get();
    const tokens = way.requests.map(({ headers }) => headers.authorization);
    expect([tokens.length, new Set(tokens).size]).toEqual([2, 2]);

    const refused = await over([
      { method: 'GET', before: 401 },
      { method: 'GET', before: 401 },
    ]);
    expect(await failure(refused.get())).toMatchObject({ reason: 'unauthenticated' });
    expect(refused.way.sent('GET')).toBe(2);
  });

  it('sends its token nowhere but to Graph', async () => {
    const { client } = await over([]);
    const elsewhere = await opened(tenant.url, []);
    const link = `${elsewhere.url}/v1.0/users`;

    const asking = client.send({ method: 'GET', to: { link }, about: 'the next page' }, Any);
    expect(await failure(asking)).toMatchObject({ reason: 'denied' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('waits as long as Graph asks when it is throttled, and a little more', async () => {
    const { waits, get } = await over([
      { method: 'GET', before: 429, headers: { 'retry-after': '7' } },
      { method: 'GET', before: 503, headers: { 'retry-after': '3', 'ratelimit-reset': '20' } },
    ]);
    await get();

    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(7000);
    expect(waits[0]).toBeLessThanOrEqual(7700);
    expect(waits[1]).toBeGreaterThanOrEqual(20_000);
  });

  it('measures a date it is asked to wait for from the clock of Graph', async () => {
    const headers = { date: 'Mon, 24 Mar 2025 08:00:00 GMT', 'retry-after': 'Mon, 24 Mar 2025 08:00:30 GMT' };
    const { waits, get } = await over([{ method: 'GET', before: 429, headers }]);
    await get();
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
    expect(waits[0]).toBeLessThanOrEqual(33_000);
  });

  it('waits longer each time when Graph names no time', async () => {
    const { waits, get } = await over([
      { method: 'GET', before: 504 },
      { method: 'GET', before: 503 },
      { method: 'GET', before: 502 },
    ]);
    await get();
    const bounds = [1000, 2000, 4000];
    for (const [index, most] of bounds.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(most / 2);
      expect(waits[index]).toBeLessThanOrEqual(most);
    }
  });

  it('tries again when the connection breaks, before the reply or in the middle of it', async () => {
    const { way, get } = await over([
      { method: 'GET', before: 'cut' },
      { method: 'GET', after: 'cut' },
    ]);
    expect(await get()).toMatchObject({ displayName: 'delprogram-oppvekst' });
    expect(way.sent('GET')).toBe(3);
  });

  it('asks again when no answer comes in time, and for a token likewise', async () => {
    for (const match of ['GET /v1.0/sites', 'POST /oauth2/v2.0/token']) {
      const body = JSON.stringify({ match, delayMs: 12_000 });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${tenant.url}/local/faults`, { method: 'POST', headers, body });
      const waits: number[] = [];
      const patience = { wait: async (ms: number) => void waits.push(ms) };
      const client = tenant.client({ timeoutMs: 1_500, patience });
      const began = performance.now();
      await client.send({ method: 'GET', to: { path: SITE }, about: 'the site' }, Any);
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(waits).toHaveLength(1);
    }
  }, 60_000);

  it('gives up after five tries, with the reason, the status and the request id', async () => {
    const { way, get } = await over(Array(9).fill({ method: 'GET', before: 503 }));
    expect(await failure(get())).toMatchObject({
      reason: 'unavailable',
      details: { status: 503, code: 'serviceNotAvailable', requestId: 'way-1' },
    });
    expect(way.sent('GET')).toBe(5);
  });

  it('does not wait longer than its patience, but says how long Graph asked for', async () => {
    const { waits, get } = await over([
      { method: 'GET', before: 429, headers: { 'retry-after': '600' }, code: 'activityLimitReached' },
    ]);
    expect(await failure(get())).toMatchObject({ reason: 'throttled', details: { retryAfterSeconds: 600 } });
    expect(waits).toEqual([]);
  });

  it.each([
    ['answered 504', { method: 'POST', before: 504 }],
    ['cut off', { method: 'POST', before: 'cut' }],
  ] satisfies [string, Fault][])('never repeats a create that was %s', async (_, fault) => {
    const { way, client } = await over([fault]);
    const body = { displayName: 'X' };
    const asking = client.send({ method: 'POST', to: { path: '/x' }, about: 'x', body }, Any);
    expect(await failure(asking)).toMatchObject({ reason: 'unavailable' });
    expect(way.sent('POST')).toBe(1);
  });

  it('repeats a create that was throttled, for then it was not carried out', async () => {
    const { way, client } = await over([{ method: 'POST', before: 429, headers: { 'retry-after': '1' } }]);
    const asking = client.send({ method: 'POST', to: { path: '/x' }, about: 'x', body: {} }, Any);
    expect(await failure(asking)).toMatchObject({ reason: 'unexpected', details: { status: 501 } });
    expect(way.sent('POST')).toBe(2);
  });

  it.each([
    [400, 'invalidRequest', 'invalid'],
    [403, 'accessDenied', 'denied'],
    [404, 'itemNotFound', 'not-found'],
    [409, 'nameAlreadyExists', 'conflict'],
    [409, 'resourceModified', 'stale'],
    [412, 'resourceModified', 'stale'],
    [410, 'resyncRequired', 'gone'],
    [423, 'notAllowed', 'unavailable'],
    [418, 'teapot', 'unexpected'],
  ])('reads status %i with code %s as %s', async (before, code, reason) => {
    const { get } = await over([{ method: 'GET', before, code }]);
    expect(await failure(get())).toMatchObject({ reason, details: { status: before, code } });
  });

  it('reads 503 with a time to wait as throttling, and without one as nobody there {SPD-throttle}', async () => {
    const create = async (fault: Fault) => {
      const { client } = await over([fault]);
      return failure(client.send({ method: 'POST', to: { path: '/x' }, about: 'x', body: {} }, Any));
    };
    const busy = await create({ method: 'POST', before: 503, headers: { 'retry-after': '120' } });
    expect(busy).toMatchObject({ reason: 'throttled', details: { status: 503, retryAfterSeconds: 120 } });
    expect(await create({ method: 'POST', before: 503 })).toMatchObject({ reason: 'unavailable' });
  });

  it('does not trust a reply of another shape', async () => {
    const { client } = await over([]);
    const reply = z.object({ id: z.number() });
    const asking = client.send({ method: 'GET', to: { path: SITE }, about: 'the site' }, reply);
    expect(await failure(asking)).toMatchObject({ reason: 'unexpected', details: { status: 200 } });
  });

  it('logs each try and each failure with its ids, and never what was asked for', async () => {
    tenant.log.lines.length = 0;
    const { client } = await over([{ method: 'GET', before: 429, headers: { 'retry-after': '2' } }]);
    const found = "/users?$filter=startswith(displayName,'Utvikler Bjerke')";
    await client.send({ method: 'GET', to: { path: found }, about: 'the directory' }, Any);
    const path = "/users?$filter=nonsense(displayName,'Hemmelig navn')";
    await failure(client.send({ method: 'GET', to: { path }, about: 'the directory' }, Any));

    expect(tenant.log.lines).toEqual([
      {
        level: 'warn',
        message: 'Graph is asked again',
        fields: {
          about: 'the directory',
          attempt: 1,
          status: 429,
          waitMs: expect.any(Number),
          clientRequestId: expect.any(String),
        },
      },
      {
        level: 'warn',
        message: 'Graph did not give what was asked for',
        fields: expect.objectContaining({
          about: 'the directory',
          method: 'GET',
          reason: 'invalid',
          status: 400,
          requestId: expect.any(String),
          clientRequestId: expect.any(String),
        }),
      },
    ]);
    expect(JSON.stringify(tenant.log.lines)).not.toMatch(/Bjerke|Hemmelig/);
  });

  it('for a site that is not there says so', async () => {
    const asking = openSite(tenant.client(), { hostname: 'taktfast.example', path: '/sites/other' });
    expect(await failure(asking)).toMatchObject({ reason: 'not-found' });
  });

  it('for a list nobody has made says to provision', async () => {
    const asking = tenant.site.list('TfMeasures').item('1');
    const error = await failure(asking);
    expect(error).toMatchObject({ reason: 'not-found' });
    expect(error.message).toContain('run provision');
  });

  it('needs an address with a version', () => {
    expect(() => tenant.client({ baseUrl: 'https://graph' })).toThrow('must end in its version');
  });
});
