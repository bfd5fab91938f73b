import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { slidingWindow } from '../../../graph/local-tenant/sliding-window.ts';
import { limitsFor } from '../../../graph/local-tenant/throttle-limits.ts';
import { type Ask, appToken, asker, directory, type Rig, startRig } from './tenant.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfCounted' });
}, 60_000);
afterAll(() => rig.tenant.close());
beforeEach(async () => {
  rig.clock.add({ minutes: 6 });
  rig.ask = asker(rig.tenant.url, await appToken(rig.tenant.url));
  await rig.ask('DELETE', '/local/requests');
});

const Responses = z.object({ responses: z.array(z.object({ status: z.number() })) });
/** How many of so many requests, twenty at a time, got through and how many were throttled. */
const send = async (count: number, path: string, ask: Ask = rig.ask) => {
  const sent = { through: 0, throttled: 0 };
  for (let left = count; left > 0; left -= 20) {
    const parts = Array.from({ length: Math.min(20, left) }, (_, id) => `${id}`);
    const url = path.slice('/v1.0'.length);
    const { body } = await ask('POST', '/v1.0/$batch', {
      requests: parts.map((id) => ({ id, method: 'GET', url })),
    });
    for (const { status } of Responses.parse(body).responses)
      sent[status === 429 ? 'throttled' : 'through'] += 1;
  }
  return sent;
};
/** Spends units by fives, whatever is answered. */
const spend = (units: number, { ask, site } = rig) => send(units / 5, `${site}?$expand=permissions`, ask);
const rates = ({ headers }: { headers: Headers }) =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));

describe('the price of a request in resource units {SPD-throttle}', () => {
  const list = () => `${rig.site}/lists/TfCounted`;
  it.each([
    [1, 'of one item', () => ['GET', `${list()}/items/1`]],
    [1, 'of delta with a token', () => ['GET', `${list()}/items/delta?token=latest`]],
    [2, 'of delta without a token', () => ['GET', `${list()}/items/delta`]],
    [2, 'of a query for several items', () => ['GET', `${list()}/items?$top=1`]],
    [2, 'of a creation', () => ['POST', `${list()}/items`]],
    [2, 'of an update', () => ['PATCH', `${list()}/items/1/fields`]],
    [2, 'of a deletion', () => ['DELETE', `${list()}/items/999`]],
    [5, 'of an expansion of permissions', () => ['GET', `${list()}/items/1?$expand=permissions`]],
    [5, 'of reading what is granted', () => ['GET', `${rig.site}/permissions`]],
    [5, 'of granting', () => ['POST', `${list()}/permissions`]],
    [2, 'of an upload', () => ['PUT', `${rig.site}/drive/root:/a.txt:/content`]],
    [1, 'of a download', () => ['GET', `${rig.site}/drive/root:/a.txt:/content`]],
    [0, 'of what is not SharePoint’s', () => ['GET', '/v1.0/users?$top=1']],
  ] as const)('is %i in case %s', async (units, _, request) => {
    const [method = '', path = ''] = request();
    await rig.ask(method, path, ['POST', 'PATCH', 'PUT'].includes(method) ? {} : undefined);
    expect((await rig.ask('GET', '/local/requests')).body.total).toEqual({ count: 1, units });
  });
});

describe('an app’s minute of 1 250 units {SPD-throttle}', () => {
  it('is told of by RateLimit headers from 80 % on, and not before', async () => {
    await spend(995);
    for (let unit = 996; unit < 999; unit += 1) await rig.ask('GET', rig.site);
    expect(rates(await rig.ask('GET', rig.site))).toEqual([null, null, null]); // the 999th
    expect(rates(await rig.ask('GET', rig.site))).toEqual(['1250', '250', '60']);
  });

  it('ends in 429 with Retry-After in seconds, which is then also the reset', async () => {
    expect(await spend(1250)).toEqual({ through: 250, throttled: 0 });
    const refused = await rig.ask('GET', rig.site);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(rates(refused)).toEqual(['1250', '0', '60']);
    expect(refused.body).toMatchObject({
      error: { code: 'activityLimitReached', innerError: { code: 'throttledRequest' } },
    });
  });

  it('is free again after Retry-After', async () => {
    await spend(1250);
    const { headers } = await rig.ask('GET', rig.site);
    rig.clock.add({ seconds: Number(headers.get('retry-after')) - 1 });
    expect((await rig.ask('GET', rig.site)).status).toBe(429);
    rig.clock.add({ seconds: 1 });
    expect((await rig.ask('GET', rig.site)).status).toBe(200);
  });

  it('counts also what is asked while throttled', async () => {
    await spend(1250);
    rig.clock.add({ seconds: 30 });
    expect(await spend(1260)).toEqual({ through: 0, throttled: 252 });
    rig.clock.add({ seconds: 31 });
    expect((await rig.ask('GET', rig.site)).status).toBe(429);
    rig.clock.add({ seconds: 30 });
    expect((await rig.ask('GET', rig.site)).status).toBe(200);
  });

  it('counts each part of a batch, and throttles the last of them alone', async () => {
    await spend(1200);
    expect(await spend(75)).toEqual({ through: 10, throttled: 5 });
  });

  it('costs people in SharePoint nothing', async () => {
    await spend(1250);
    const { body } = await rig.ask('GET', `/local/token?user=${directory.users[0]?.id}&for=graph`);
    const person = asker(rig.tenant.url, z.string().parse(body.token));
    expect((await person('GET', rig.site)).status).toBe(200);
  });

  it('is larger in a tenant with more licences', async () => {
    const larger = await startRig({ licences: 1_001 });
    expect(await spend(1300, larger)).toEqual({ through: 260, throttled: 0 });
    await larger.tenant.close();
  }, 60_000);
});

describe('all apps’ five minutes of 18 750 units {SPD-throttle}', () => {
  it('end in 429 for an app that has asked for nothing yet, until they are over', async () => {
    const [idle, ...busy] = await Promise.all(
      directory.apps.map(async (app) => asker(rig.tenant.url, await appToken(rig.tenant.url, app))),
    );
    for (let minute = 0; minute < 5; minute += 1) {
      for (const ask of busy.slice(0, 3))
        expect(await spend(1250, { ...rig, ask })).toEqual({ through: 250, throttled: 0 });
      if (minute < 4) rig.clock.add({ minutes: 1 });
    }
    const refused = await idle?.('GET', rig.site);
    expect(refused?.status).toBe(429);
    expect(rates({ headers: refused?.headers ?? new Headers() })).toEqual([null, null, null]);
    rig.clock.add({ seconds: Number(refused?.headers.get('retry-after')) });
    expect((await idle?.('GET', rig.site))?.status).toBe(200);
  }, 120_000);
});

describe('a person’s 3 000 requests in five minutes {SPD-throttle}', () => {
  const as = async (index: number) => {
    const { body } = await rig.ask('GET', `/local/token?user=${directory.users[index]?.id}&for=graph`);
    return asker(rig.tenant.url, z.string().parse(body.token));
  };

  it('end in 429 for that person alone, without RateLimit headers, until the five minutes are over', async () => {
    const [busy, other] = [await as(1), await as(2)];
    // What is refused for another reason counts as well, and soonest.
    expect(await send(3000, `${rig.site}/permissions`, busy)).toEqual({ through: 3000, throttled: 0 });
    const refused = await busy('GET', rig.site);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(295); // kept in slots of five seconds
    expect(wait).toBeLessThanOrEqual(300);
    expect(rates(refused)).toEqual([null, null, null]);
    expect((await other('GET', rig.site)).status).toBe(200);
    rig.clock.add({ seconds: wait });
    expect((await busy('GET', rig.site)).status).toBe(200);
  }, 120_000);
});

describe('clients that do not say who they are', () => {
  it.each([
    ['NONISV|Oslo kommune|Taktfast/0.1.0', 0],
    ['ISV|Somebody|Something/2', 0],
    ['Mozilla/5.0 NONISV|Oslo kommune|Taktfast/0.1.0', 0],
    ['Taktfast/0.1.0', 1],
    ['NONISV|Oslo kommune|Taktfast', 1],
  ])('are counted: %s {SPD-throttle}', async (agent, undecorated) => {
    await rig.ask('GET', rig.site, undefined, { 'user-agent': agent });
    expect((await rig.ask('GET', '/local/requests')).body.undecorated).toBe(undecorated);
  });
});

describe('the brackets of licences {SPD-throttle}', () => {
  it.each([
    [1, 1_250, 1_200_000, 18_750],
    [1_000, 1_250, 1_200_000, 18_750],
    [1_001, 2_500, 2_400_000, 37_500],
    [5_001, 3_750, 3_600_000, 56_250],
    [15_001, 5_000, 4_800_000, 75_000],
    [50_000, 5_000, 4_800_000, 75_000],
    [50_001, 6_250, 6_000_000, 93_750],
  ])(
    '%i allow an app %i a minute and %i a day, and all apps %i in five minutes',
    (licences, appMinute, appDay, tenant) => {
      expect(limitsFor(licences)).toMatchObject({ appMinute, appDay, tenant });
    },
  );
});

describe('a window', () => {
  const steps = fc.array(
    fc.record({ afterMs: fc.integer({ min: 0, max: 20_000 }), amount: fc.integer({ min: 1, max: 5 }) }),
    { maxLength: 60 },
  );

  it('never lets more through in its seconds than its limit, however they are laid', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const window = slidingWindow(20, 60);
        const taken: { at: number; amount: number }[] = [];
        let now = 1_000_000_000;
        for (const { afterMs, amount } of asked) {
          now += afterMs;
          const fits = window.used(now) + amount <= window.limit;
          window.spend(now, amount);
          if (fits) taken.push({ at: now, amount });
          const within = taken.filter(({ at }) => at > now - 59_000);
          expect(within.reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  it('has room again when it said it would, and not a second before', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const window = slidingWindow(20, 60);
        let now = 1_000_000_000;
        for (const { afterMs, amount } of asked) {
          now += afterMs;
          window.spend(now, amount);
        }
        if (window.used(now) + 5 <= 20) return;
        const wait = window.secondsUntilFree(now, 5) * 1000;
        expect(window.used(now + wait - 1000) + 5).toBeGreaterThan(20);
        expect(window.used(now + wait) + 5).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('of a day holds 1 200 000 units and no more', () => {
    const window = slidingWindow(limitsFor(1).appDay, 24 * 3600);
    const start = 1_000_000_000_000;
    for (let minute = 0; minute < 960; minute += 1) window.spend(start + minute * 60_000, 1_250);
    const then = start + 960 * 60_000;
    expect(window.used(then)).toBe(1_200_000);
    // What was spent first is free again 24 hours after it, by slots of 24 minutes.
    const hours = window.secondsUntilFree(then, 1) / 3600;
    expect(hours).toBeGreaterThan(7.5);
    expect(hours).toBeLessThanOrEqual(8.4);
  });
});
