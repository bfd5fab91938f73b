import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Rig, startRig } from './tenant.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
}, 60_000);
afterAll(() => rig.tenant.close());

describe('faults asked for', () => {
  const users = '/v1.0/users?$top=1';
  const fault = (body: Record<string, unknown>) => rig.ask('POST', '/local/faults', body);

  it('answer so many times with a status and Retry-After, and then no more', async () => {
    await fault({ match: '/users', status: 429, retryAfter: 7, count: 2 });
    for (let time = 0; time < 2; time += 1) {
      const { status, headers, body } = await rig.ask('GET', users);
      expect(status).toBe(429);
      expect(headers.get('retry-after')).toBe('7');
      expect(body).toMatchObject({ error: { code: 'activityLimitReached' } });
    }
    expect((await rig.ask('GET', users)).status).toBe(200);
  });

  it('may be the 503 of a service that is not there, with its Retry-After {SPD-throttle}', async () => {
    await fault({ match: '/lists', status: 503, retryAfter: 120 });
    const { status, headers, body } = await rig.ask('GET', `${rig.site}/lists`);
    expect([status, headers.get('retry-after')]).toEqual([503, '120']);
    expect(body).toMatchObject({ error: { code: 'serviceNotAvailable' } });
  });

  it('may be for one method only', async () => {
    await fault({ match: 'POST /lists', status: 503 });
    expect((await rig.ask('GET', `${rig.site}/lists`)).status).toBe(200);
    expect((await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfFaulty' })).status).toBe(503);
    expect((await rig.ask('GET', `${rig.site}/lists/TfFaulty`)).status).toBe(404);
  });

  it('may cut the connection before anything is done', async () => {
    await fault({ match: 'POST /lists', drop: true });
    await expect(rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfCut' })).rejects.toThrow();
    expect((await rig.ask('GET', `${rig.site}/lists/TfCut`)).status).toBe(404);
  });

  it('may cut it once all is done, so that only the answer is lost', async () => {
    await fault({ match: 'POST /lists', drop: 'after' });
    await expect(rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfLost' })).rejects.toThrow();
    expect((await rig.ask('GET', `${rig.site}/lists/TfLost`)).status).toBe(200);
  });

  it('may only take their time', async () => {
    await fault({ match: '/users', delayMs: 150 });
    const before = performance.now();
    expect((await rig.ask('GET', users)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(149);
  });

  it('are forgotten by DELETE', async () => {
    await fault({ match: '/users', status: 500, count: 100 });
    await rig.ask('DELETE', '/local/faults');
    expect((await rig.ask('GET', users)).status).toBe(200);
  });

  it('are refused when nothing could match or happen', async () => {
    expect((await fault({ match: '', status: 500 })).status).toBe(400);
    expect((await fault({ match: '/users', status: 200 })).status).toBe(400);
  });
});

describe('the account of requests', () => {
  it('counts them by method and path, with SharePoint’s resource units {SPD-throttle}', async () => {
    const list = `${rig.site}/lists/TfCounted`;
    await rig.ask('DELETE', '/local/requests');
    await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfCounted' }); // 2
    await rig.ask('POST', `${list}/items`, { fields: { Title: 'x' } }); // 2
    await rig.ask('GET', `${list}/items/1`); // 1
    await rig.ask('GET', `${list}/items`); // 2
    await rig.ask('GET', `${list}/items/delta`); // 2
    await rig.ask('GET', `${list}/items/delta?token=latest`); // 1
    await rig.ask('PATCH', `${list}/items/1/fields`, { Title: 'y' }); // 2
    await rig.ask('GET', '/v1.0/users'); // 0: not SharePoint's
    const { body } = await rig.ask('GET', '/local/requests');
    const items = '/v1.0/sites/{site}/lists/{list}/items';
    expect(body).toEqual({
      requests: [
        { method: 'POST', path: '/v1.0/sites/{site}/lists', count: 1, units: 2 },
        { method: 'GET', path: items, count: 1, units: 2 },
        { method: 'POST', path: items, count: 1, units: 2 },
        { method: 'GET', path: `${items}/{item}`, count: 1, units: 1 },
        { method: 'PATCH', path: `${items}/{item}/fields`, count: 1, units: 2 },
        { method: 'GET', path: `${items}/delta`, count: 2, units: 3 },
        { method: 'GET', path: '/v1.0/users', count: 1, units: 0 },
      ],
      total: { count: 8, units: 12 },
      undecorated: 8,
      mixedBatches: 0,
    });
  });
});
