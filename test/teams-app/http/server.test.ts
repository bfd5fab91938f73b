import { calm } from '../store/builders.ts';
import { aServer, bearer, logLines } from './fakes.ts';

const get = async (
  url: string,
  own: Parameters<typeof aServer>[0] = {},
  headers: Record<string, string> = {},
) => (await aServer(own)).inject({ url, headers });

describe('local mode', () => {
  it.each(['localhost:3978', '127.0.0.1:3978', '[::1]:3978', 'LOCALHOST', '127.0.0.1'])(
    'answers to the name %s',
    async (host) => {
      expect((await get('/healthz', {}, { host })).statusCode).toBe(200);
    },
  );

  it.each([
    'taktfast.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.4:3978',
    'evil.example:127.0.0.1',
  ])('refuses the name %s, which a page elsewhere could point here', async (host) => {
    const response = await get('/healthz', {}, { host });
    expect([response.statusCode, response.json().error.reason]).toEqual([403, 'loopback-only']);
  });

  it.each([
    ['10.0.0.4', 403],
    ['::ffff:10.0.0.4', 403],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['127.8.9.1', 200],
  ])('answers a caller at %s with %i', async (remoteAddress, status) => {
    const app = await aServer();
    const response = await app.inject({ url: '/healthz', remoteAddress, headers: { host: 'localhost' } });
    expect(response.statusCode).toBe(status);
  });

  it('is the only mode that asks', async () => {
    const app = await aServer({ mode: 'tenant' });
    const asked = { url: '/healthz', remoteAddress: '10.0.0.4', headers: { host: 'bot.example' } };
    expect((await app.inject(asked)).statusCode).toBe(200);
  });
});

describe('health', () => {
  it('is told apart: alive, and ready for work', async () => {
    const notReady = { ready: async () => ({ ready: false, reasons: ['database'] }) };
    expect((await get('/healthz', notReady)).json()).toEqual({ ok: true });
    const response = await get('/readyz', notReady);
    expect([response.statusCode, response.json()]).toEqual([503, { ready: false, reasons: ['database'] }]);
    expect((await get('/readyz')).statusCode).toBe(200);
  });
});

describe('figures for Prometheus', () => {
  it('count messages by state, rows owed and rows at fault', async () => {
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('taktfast_outbox_rows{state="queued"} 3');
    expect(body).toContain('taktfast_outbox_rows{state="sent"} 5');
    expect(body).toContain('taktfast_rows_owed 2');
    expect(body).toContain('taktfast_faulty_rows 1');
    expect(body).toContain('taktfast_counts_up 1');
  });

  it('tell of the process itself, each time they are asked for', async () => {
    const app = await aServer();
    for (const _ of [1, 2]) {
      const { body } = await app.inject({ url: '/metrics' });
      expect(body).toContain('nodejs_eventloop_lag_seconds');
      expect(body).toContain('# TYPE nodejs_gc_duration_seconds histogram');
    }
  });

  it('count what is late by reason, and tell how it stands with Graph', async () => {
    const counts = async () => ({
      ...{ outbox: {}, owed: 3, faults: 0 },
      late: [
        { list: 'TfMeasures' as const, key: 'A1', reason: 'unreachable' as const },
        { list: 'TfTasks' as const, key: 'A4-BAL', reason: 'unreachable' as const },
      ],
      graph: {
        ...calm,
        circuit: 'open' as const,
        held: { why: 'unreachable' as const, until: 0, waitMs: 12_000 },
        minute: { used: 321, limit: 1250 },
      },
    });
    const { body } = await get('/metrics', { counts });
    for (const line of [
      'taktfast_rows_late{reason="unreachable"} 2',
      'taktfast_rows_late{reason="refused"} 0',
      'taktfast_graph_circuit{state="open"} 1',
      'taktfast_graph_circuit{state="closed"} 0',
      'taktfast_graph_held_seconds{why="unreachable"} 12',
      'taktfast_graph_held_seconds{why="throttled"} 0',
      'taktfast_graph_units{within="minute"} 321',
      'taktfast_graph_unit_limit{within="day"} 1200000',
    ])
      expect(body.split('\n')).toContain(line);
  });

  it('are given without the counts when the store does not answer', async () => {
    const { statusCode, body } = await get('/metrics', { counts: () => Promise.reject(new Error('gone')) });
    expect(statusCode).toBe(200);
    expect(body).toContain('taktfast_counts_up 0');
  });

  describe('in a tenant', () => {
    const token = 'a token nobody guesses, 32 or more';
    const ask = async (metricsToken: string | undefined, remoteAddress: string, headers = {}) => {
      const app = await aServer({ mode: 'tenant', metricsToken });
      return (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
    };
    it.each([
      ['this machine', undefined, '127.0.0.1', { host: 'localhost:3978' }, 200],
      ['another machine', undefined, '10.0.0.4', { host: 'bot.example' }, 403],
      ['a proxy on this machine', undefined, '127.0.0.1', { host: 'bot.example' }, 403],
      ['who brings the token', token, '10.0.0.4', { authorization: `Bearer ${token}` }, 200],
      ['who brings another', token, '10.0.0.4', { authorization: `Bearer ${token}!` }, 401],
      ['who brings none', token, '127.0.0.1', { host: 'localhost' }, 401],
    ])('are given to %s, or not', async (_who, metricsToken, from, headers, status) => {
      expect(await ask(metricsToken, from, headers)).toBe(status);
    });
  });

  it('name routes by pattern, so that no key or person is in them', async () => {
    const app = await aServer();
    await app.inject({ method: 'POST', url: '/api/work/A4-BAL/start', headers: await bearer() });
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain('route="/api/work/:key/:verb",status="200"');
    expect(body).not.toContain('A4-BAL');
    expect(body).toContain('taktfast_http_in_flight 1');
  });
});

describe('the pages', () => {
  it.each(['/tabs/', '/tabs/risks', '/tabs/risks?key=A1'])('are one document at %s', async (url) => {
    const response = await get(url);
    expect(response.body).toContain('<title>Taktfast</title>');
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it('may be framed by Teams, Microsoft 365 and Outlook, and by nobody else', async () => {
    const policy = String((await get('/tabs/')).headers['content-security-policy']);
    const ancestors = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ');
    expect(ancestors).toEqual([
      "'self'",
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://*.cloud.microsoft',
      'https://*.microsoft365.com',
      'https://*.office.com',
      'https://outlook.live.com',
      'https://outlook.office.com',
      'https://outlook.office365.com',
      'https://outlook-sdf.office.com',
      'https://outlook-sdf.office365.com',
    ]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain('https://login.example');
    expect((await get('/tabs/')).headers['x-frame-options']).toBeUndefined();
  });

  it('keep their hashed parts for a year', async () => {
    const response = await get('/tabs/assets/app-1a2b.js');
    expect(response.headers['content-type']).toContain('javascript');
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/tabs/assets/gone.js', '/tabs/../config.ts', '/tabs/%2e%2e/fakes.ts', '/tabs/..%2ffakes.ts'])(
    'have nothing at %s',
    async (url) => {
      const response = await get(url);
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      expect(response.body).not.toContain('import');
    },
  );

  it('are where the bare address leads', async () => {
    expect((await get('/')).headers.location).toBe('/tabs/');
  });
});

describe('every answer', () => {
  it('keeps browsers from guessing, framing and telling on', async () => {
    const { headers } = await get('/healthz');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect((await get('/healthz', { mode: 'tenant' })).headers['strict-transport-security']).toBeDefined();
  });

  it.each([
    ['/nowhere', 404, 'page-not-found'],
    ['/api/nowhere', 404, 'page-not-found'],
    ['/graph/notifications', 404, 'page-not-found'],
  ])('at %s is plain JSON with a reason', async (url, status, reason) => {
    const response = await get(url);
    expect([response.statusCode, response.json()]).toEqual([status, { error: { reason, values: {} } }]);
  });

  it('is logged by its route, without the address’s questions', async () => {
    const { log, lines } = logLines();
    const app = await aServer({ log });
    await app.inject({ url: '/api/people?search=Utvikler', headers: await bearer() });
    const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ method: 'GET', route: '/api/people', status: 200 });
    expect(lines.join('')).not.toContain('Utvikler');
  });
});
