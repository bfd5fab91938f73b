import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { errorBody, Refused } from '../../../graph/local-tenant/refused.ts';
import { throttleRequests } from '../../../graph/local-tenant/throttle.ts';
import { handClock, quiet } from './tenant.ts';

type Asked = { app?: string; person?: string; units?: number; method?: 'GET' | 'POST' };

const opened: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

/** The throttle of a tenant with so many licences alone, where a test says what each request costs. */
const throttleFor = (licences: number) => {
  const clock = handClock('2025-09-02T10:00:00Z');
  const app = fastify();
  opened.push(app);
  app.decorateRequest('units', 0).decorateRequest('access').decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const { 'x-app': appId = '', 'x-person': person = '', 'x-units': units } = request.headers;
    request.units = Number(units);
    request.access = { appId: String(appId), permissions: new Set() };
    request.caller = {
      kind: person === '' ? 'application' : 'user',
      id: String(person || appId),
      displayName: '',
    };
  });
  throttleRequests(app, { clock, licences, log: quiet });
  app.setErrorHandler((error, _, reply) => {
    if (!(error instanceof Refused)) throw error;
    return reply
      .code(error.status)
      .headers(error.headers)
      .send(errorBody(error, { request: '1', client: '1' }, '2025-09-02T10:00:00'));
  });
  for (const path of ['/v1.0/sites/:site', '/v1.0/sites/:site/permissions', '/v1.0/users', '/v1.0/$batch'])
    app.route({ method: ['GET', 'POST'], url: path, handler: (_, reply) => reply.code(204).send() });
  const ask = async (
    path: string,
    { app: appId = 'taktfast', person = '', units = 0, method = 'GET' }: Asked,
  ) => {
    const headers = { 'x-app': appId, 'x-person': person, 'x-units': `${units}` };
    const { statusCode: status, headers: said } = await app.inject({ method, url: path, headers });
    return { status, retryAfter: Number(said['retry-after']), limit: said['ratelimit-limit'] };
  };
  return { clock, ask };
};
const site = '/v1.0/sites/s';

describe.each([
  [1_000, 1_250, 1_200_000, 18_750],
  [5_000, 2_500, 2_400_000, 37_500],
  [15_000, 3_750, 3_600_000, 56_250],
  [50_000, 5_000, 4_800_000, 75_000],
  [50_001, 6_250, 6_000_000, 93_750],
])('a tenant with %i licences {SPD-throttle}', (licences, minute, day, tenant) => {
  it(`gives an app ${minute} units a minute, the last of them too, and 429 with Retry-After for one more`, async () => {
    const { ask, clock } = throttleFor(licences);
    expect(await ask(site, { units: minute - 1 })).toMatchObject({ status: 204, limit: `${minute}` });
    expect(await ask(site, { units: 1 })).toMatchObject({ status: 204 });
    expect(await ask(site, { units: 1 })).toMatchObject({ status: 429, retryAfter: 60 });
    expect(await ask(site, { app: 'another', units: 1 })).toMatchObject({ status: 204 });
    clock.add({ seconds: 60 });
    expect(await ask(site, { units: 1 })).toMatchObject({ status: 204 });
  });

  it(`gives an app ${day} units in 24 hours, though each minute holds more, and 429 for one more`, async () => {
    const { ask, clock } = throttleFor(licences);
    for (let spent = 0; spent < day; spent += minute) {
      expect((await ask(site, { units: minute })).status).toBe(204);
      clock.add({ seconds: 61 });
    }
    const refused = await ask(site, { units: 1 });
    expect(refused).toMatchObject({ status: 429, limit: undefined });
    // 960 minutes and as many seconds, over sixteen hours, have passed since the first of them.
    expect(refused.retryAfter).toBeGreaterThan(7 * 3600);
    expect(refused.retryAfter).toBeLessThanOrEqual(8 * 3600);
    clock.add({ seconds: refused.retryAfter });
    expect((await ask(site, { units: 1 })).status).toBe(204);
  });

  it(`gives all apps together ${tenant} units in five minutes, and an idle one 429 for one more`, async () => {
    const { ask } = throttleFor(licences);
    for (let spent = 0; spent < tenant; spent += minute)
      expect((await ask(site, { app: `app ${spent}`, units: minute })).status).toBe(204);
    expect(await ask(site, { app: 'idle', units: 1 })).toMatchObject({ status: 429, retryAfter: 300 });
  });
});

describe('whoever shares 300 times in five minutes {SPD-throttle}', () => {
  const share = (asked: Asked) => [`${site}/permissions`, { method: 'POST', units: 5, ...asked }] as const;

  it.each([{ app: 'taktfast' }, { person: 'ada' }])(
    'is 429 for one more, until they are over: %j',
    async (who) => {
      const { ask, clock } = throttleFor(50_001);
      for (let time = 0; time < 300; time += 1) expect((await ask(...share(who))).status).toBe(204);
      expect(await ask(...share(who))).toMatchObject({ status: 429, retryAfter: 300 });
      expect((await ask(...share({ app: 'another', person: 'bo' }))).status).toBe(204);
      expect((await ask(`${site}/permissions`, { units: 5, ...who })).status).toBe(204);
      clock.add({ seconds: 300 });
      expect((await ask(...share(who))).status).toBe(204);
    },
  );
});

describe('an app that asks Graph 2 000 times in a second {G-throttle}', () => {
  it('is 429 for one more of anything, also beside SharePoint, until the second is over', async () => {
    const { ask, clock } = throttleFor(50_001);
    for (let time = 0; time < 2_000; time += 1)
      expect((await ask(time % 2 ? '/v1.0/users' : site, {})).status).toBe(204);
    for (const path of ['/v1.0/users', site])
      expect(await ask(path, {})).toMatchObject({ status: 429, retryAfter: 1 });
    expect((await ask('/v1.0/users', { app: 'another' })).status).toBe(204);
    clock.add({ seconds: 1 });
    expect((await ask('/v1.0/users', {})).status).toBe(204);
  });

  it('is not counted for the batch its requests come in, of which each part is', async () => {
    const { ask } = throttleFor(50_001);
    for (let time = 0; time < 2_000; time += 1) await ask('/v1.0/$batch', { method: 'POST' });
    expect((await ask('/v1.0/users', {})).status).toBe(204);
  });
});
