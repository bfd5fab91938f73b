import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { seededRandom, shuffled } from '../../../graph/local-tenant/seeded-random.ts';
import { type Rig, startRig } from './tenant.ts';

const json = { 'Content-Type': 'application/json' };
const Batch = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.record(z.string(), z.json()).optional(),
    }),
  ),
});

let rig: Rig;
let items: string;
beforeAll(async () => {
  rig = await startRig();
  await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfBatched' });
  items = `${rig.site.slice('/v1.0'.length)}/lists/TfBatched/items`;
}, 60_000);
afterAll(() => rig.tenant.close());
beforeEach(() => rig.ask('DELETE', '/local/faults'));

const send = (requests: unknown) => rig.ask('POST', '/v1.0/$batch', { requests });
const answers = async (requests: unknown) => {
  const { status, body } = await send(requests);
  expect(status).toBe(200);
  return Batch.parse(body).responses;
};
const answersById = async (requests: unknown) =>
  new Map((await answers(requests)).map((answer) => [answer.id, answer]));
const read = (id: string, more = {}) => ({ id, method: 'GET', url: `${items}?$top=1`, ...more });
const create = (id: string, title: string, more = {}) => ({
  id,
  method: 'POST',
  url: items,
  headers: json,
  body: { fields: { Title: title } },
  ...more,
});
const titles = async () => {
  const { body } = await rig.ask('GET', `/v1.0${items}?$expand=fields&$top=999`);
  return z.array(z.object({ fields: z.object({ Title: z.string() }) })).parse(body.value);
};
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`);

describe('a batch', () => {
  it('carries out each part and answers it by its id, with status, headers and body {G-batch}', async () => {
    const found = await answersById([
      create('a', 'first'),
      read('b', { dependsOn: ['a'] }),
      { ...read('c'), url: `${items}/999` },
    ]);
    expect(found.get('a')).toMatchObject({ status: 201, body: { fields: { Title: 'first' } } });
    expect(found.get('b')).toMatchObject({ status: 200, body: { value: [{ id: '1' }] } });
    expect(found.get('b')?.headers['Content-Type']).toContain('application/json');
    expect(found.get('c')).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
  });

  it('is answered 200 also when every part fails {G-batch}', async () => {
    const found = await answers([
      { ...read('1'), url: `${items}/998` },
      { ...read('2'), url: '/nowhere' },
    ]);
    expect(found.map(({ status }) => status).sort()).toEqual([404, 501]);
  });

  it('takes an address by the site’s path too, and a part without a leading slash', async () => {
    const site = 'sites/taktfast.example:/sites/delprogram-oppvekst';
    const found = await answersById([
      { ...read('1'), url: `${site}:/lists/TfBatched/items?$top=1` },
      { ...read('2'), url: site },
    ]);
    expect(found.get('1')).toMatchObject({ status: 200, body: { value: [{ id: '1' }] } });
    expect(found.get('2')).toMatchObject({ status: 200, body: { name: 'delprogram-oppvekst' } });
  });

  it('gives a part no body where its own answer has none', async () => {
    await answers([create('1', 'to go')]);
    const [gone] = await answers([{ id: '1', method: 'DELETE', url: `${items}/2` }]);
    expect(gone).toEqual({ id: '1', status: 204, headers: expect.any(Object) });
  });

  it('keeps a part’s own If-Match {G-batch}', async () => {
    await rig.ask('POST', `/v1.0${items}`, { fields: { Title: 'versioned' } });
    const id = (await titles()).length + 1;
    const { headers: _, body } = await rig.ask('GET', `/v1.0${items}/${id}`);
    const patch = (part: string, etag: unknown, title: string) => ({
      id: part,
      method: 'PATCH',
      url: `${items}/${id}/fields`,
      headers: { ...json, 'If-Match': etag },
      body: { Title: title },
    });
    const found = await answersById([
      patch('first', body.eTag, 'second'),
      { ...patch('late', body.eTag, 'third'), dependsOn: ['first'] },
    ]);
    expect([found.get('first')?.status, found.get('late')?.status]).toEqual([200, 412]);
  });

  it('is not a transaction: what succeeds stands, whatever fails beside it', async () => {
    const before = (await titles()).length;
    await answers([create('1', 'stands'), { ...create('2', 'x'), body: { fields: { NoSuch: 1 } } }]);
    expect((await titles()).slice(before).map(({ fields }) => fields.Title)).toEqual(['stands']);
  });

  it('needs a token as a whole', async () => {
    const { status } = await rig.ask(
      'POST',
      '/v1.0/$batch',
      { requests: [read('1')] },
      { authorization: '' },
    );
    expect(status).toBe(401);
  });
});

describe('a whole batch is refused with 400, and nothing of it done,', () => {
  const refused = async (requests: unknown, message: RegExp) => {
    const before = await titles();
    const { status, body } = await send(requests);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'BadRequest', message: expect.stringMatching(message) } });
    expect(await titles()).toEqual(before);
  };

  it('beyond 20 parts {G-batch}', async () => {
    await refused(
      numbers(21).map((id) => create(id, id)),
      /20 requests/,
    );
    expect(await answers(numbers(20).map((id) => read(id)))).toHaveLength(20);
  });

  it('for an id given twice, whatever the case of its letters {G-batch}', async () => {
    await refused([create('a', 'x'), create('b', 'y'), create('A', 'z')], /A has to be unique/);
  });

  it.each([
    ['a body without Content-Type', { headers: {} }],
    ['a write without a body', { body: undefined }],
    ['a write with neither', { headers: undefined, body: undefined }],
  ])('for %s {G-batch}', async (_, change) => {
    await refused([create('1', 'x'), create('2', 'y', change)], /2 does not contain Content-Type/);
  });

  it('for an address that is not relative {G-batch}', async () => {
    await refused([create('1', 'x', { url: `https://graph.microsoft.com/v1.0${items}` })], /relative/);
  });

  it('for a batch within a batch', async () => {
    await refused([create('1', 'x', { url: '/$batch' })], /batch itself/);
  });

  it('for a part that depends on none before it', async () => {
    await refused([create('1', 'x', { dependsOn: ['2'] }), create('2', 'y')], /depends on 2/);
  });

  it.each([undefined, [], [{ id: '1' }], 'text'])('for requests %p', async (requests) => {
    await refused(requests, /Invalid batch payload format/);
  });
});

describe('the order of a batch', () => {
  const asked = numbers(8).map((id) => read(id));
  const order = async () => (await answers(asked)).map(({ id }) => id);

  it('of its answers is any, so that only ids tell which is which {G-batch}', async () => {
    const orders = [await order(), await order(), await order()];
    for (const one of orders) expect([...one].sort()).toEqual(numbers(8));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(1);
    expect(orders).not.toContainEqual(numbers(8));
  });

  it('is decided by the seed, so that it can be had again', () => {
    const orders = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => shuffled(numbers(8), random).join(' '));
    };
    expect(orders(7)).toEqual(orders(7));
    expect(new Set([...orders(7), ...orders(8)]).size).toBe(10);
  });

  it('is one after the other where parts depend on each other {G-batch}', async () => {
    const before = (await titles()).length;
    await answers(
      numbers(6).map((id) => create(id, id, id === '1' ? {} : { dependsOn: [`${Number(id) - 1}`] })),
    );
    expect((await titles()).slice(before).map(({ fields }) => fields.Title)).toEqual(numbers(6));
  });
});

describe('a batch that is neither one after the other nor all at once', () => {
  const mixed = async (...dependsOn: (string | undefined)[]) => {
    await rig.ask('DELETE', '/local/requests');
    await answers(dependsOn.map((on, index) => read(`${index + 1}`, on && { dependsOn: [on] })));
    return (await rig.ask('GET', '/local/requests')).body.mixedBatches;
  };

  it('is carried out, and counted as what should not be {G-batch}', async () => {
    expect(await mixed(undefined, undefined, undefined)).toBe(0);
    expect(await mixed(undefined, '1', '2')).toBe(0);
    expect(await mixed(undefined, '1', undefined)).toBe(1);
    expect(await mixed(undefined, '1', '1')).toBe(1);
  });
});

describe('a part that fails', () => {
  it('takes with it those that depend on it, by 424, and no others {G-batch}', async () => {
    const before = (await titles()).length;
    const found = await answersById([
      { ...read('fails'), url: `${items}/997` },
      create('next', 'x', { dependsOn: ['FAILS'] }),
      create('last', 'y', { dependsOn: ['next'] }),
      create('other', 'stands alone'),
    ]);
    expect(['fails', 'next', 'last', 'other'].map((id) => found.get(id)?.status)).toEqual([
      404, 424, 424, 201,
    ]);
    expect((await titles()).slice(before).map(({ fields }) => fields.Title)).toEqual(['stands alone']);
  });

  it('by throttling has 429 and its own Retry-After, and may be sent again alone {G-batch}', async () => {
    await rig.ask('POST', '/local/faults', { match: 'POST /items', status: 429, retryAfter: 11 });
    const asked = [create('1', 'one of two'), create('2', 'one of two'), read('3')];
    const found = await answers(asked);
    const throttled = found.filter(({ status }) => status === 429);
    expect(throttled).toHaveLength(1);
    expect(throttled[0]).toMatchObject({
      headers: { 'Retry-After': '11' },
      body: { error: { code: 'activityLimitReached' } },
    });
    expect(found.filter(({ status }) => status < 300)).toHaveLength(2);
    const again = await answers(asked.filter(({ id }) => id === throttled[0]?.id));
    expect(again.map(({ status }) => status)).toEqual([201]);
  });

  it('by a cut connection cuts the whole batch’s, though others were carried out', async () => {
    const before = (await titles()).length;
    await rig.ask('POST', '/local/faults', { match: 'GET /items/1', drop: true });
    await expect(send([create('1', 'done unseen'), { ...read('2'), url: `${items}/1` }])).rejects.toThrow();
    expect((await titles()).slice(before).map(({ fields }) => fields.Title)).toEqual(['done unseen']);
  });
});

describe('the price of a batch', () => {
  it('is that of its parts, each counted on its own {SPD-throttle}', async () => {
    await rig.ask('DELETE', '/local/requests');
    await answers([create('1', 'x'), create('2', 'y'), { ...read('3'), url: `${items}/1` }, read('4')]);
    const { body } = await rig.ask('GET', '/local/requests');
    const path = '/v1.0/sites/{site}/lists/{list}/items';
    expect(body).toEqual({
      requests: [
        { method: 'POST', path: '/v1.0/$batch', count: 1, units: 0 },
        { method: 'GET', path, count: 1, units: 2 },
        { method: 'POST', path, count: 2, units: 4 },
        { method: 'GET', path: `${path}/{item}`, count: 1, units: 1 },
      ],
      total: { count: 5, units: 7 },
      undecorated: 5,
      mixedBatches: 0,
    });
  });
});
