import { z } from 'zod';
import { type GraphError, type GraphSender, inConvoy, type Lesson } from '../../graph/index.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { freeBudget } from './free-budget.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const SITE = `/sites/${directory.site.hostname}:${directory.site.path}:`;
const Item = z.object({ id: z.string(), eTag: z.string() });

/** One request of a batch, as Graph gets it. */
const PartSent = z.object({ id: z.string(), method: z.string(), url: z.string() });
type PartSent = z.infer<typeof PartSent>;
const Sent = z.object({ requests: z.array(PartSent) });
type PartReply = { id: string; status: number; headers?: Record<string, string>; body?: unknown };

describe('several who ask at once', () => {
  let tenant: TenantAtHand;
  const ways: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    tenant = await tenantAtHand();
    const columns = [{ name: 'TfKey', indexed: true, enforceUniqueValues: true, text: {} }];
    await tenant.asPerson('POST', '/lists', { displayName: 'TfTried', columns, list: {} });
  }, 120_000);
  afterAll(() => tenant.close());
  afterEach(async () => {
    for (const way of ways.splice(0)) await way.close();
  });

  const over = async (faults: Fault[] = [], answers?: (parts: PartSent[]) => PartReply[]) => {
    const way = await faultyWay(tenant.url, faults, answers && { '/$batch': answersBy(answers) });
    ways.push(way);
    const lessons: Lesson[] = [];
    const reserved: number[] = [];
    const budget = {
      reserve: async (asked: Parameters<typeof freeBudget.reserve>[0]) => {
        reserved.push(asked.units);
        return freeBudget.reserve(asked);
      },
      learn: async (lesson: Lesson) => {
        lessons.push(lesson);
      },
    };
    const client = tenant.client({ baseUrl: `${way.url}/v1.0`, budget });
    return { way, client, lessons, reserved, log: tenant.log };
  };
  const answersBy = (answers: (parts: PartSent[]) => PartReply[]) => (body: string) => ({
    responses: answers(Sent.parse(JSON.parse(body)).requests),
  });
  const create = (sender: GraphSender, key: string) =>
    sender.send(
      {
        method: 'POST',
        to: { path: `${SITE}/lists/TfTried/items` },
        about: 'TfTried',
        body: { fields: { Title: key, TfKey: key } },
      },
      Item,
    );
  const update = (sender: GraphSender, { id, eTag }: z.infer<typeof Item>) =>
    sender.send(
      {
        method: 'PATCH',
        to: { path: `${SITE}/lists/TfTried/items/${id}/fields` },
        about: 'TfTried',
        headers: { 'If-Match': eTag },
        body: { Title: 'Endret' },
      },
      z.unknown(),
    );
  const batches = (way: Pick<Awaited<ReturnType<typeof faultyWay>>, 'requests'>) =>
    way.requests.filter(({ url }) => url.includes('$batch'));
  const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

  it('travel in one request, and each gets an answer of its own', async () => {
    const { way, client, log, reserved } = await over();
    const made = await inConvoy({ client, log }, keys('a', 20), async (sender, key) => {
      const item = await create(sender, key);
      await update(sender, item);
      return item.id;
    });
    expect(made.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(new Set(made.map((one) => (one.status === 'fulfilled' ? one.value : ''))).size).toBe(20);
    expect(way.requests).toHaveLength(2);
    // Twenty creates and twenty updates at two units each, as if they had come alone.
    expect(reserved).toEqual([40, 40]);
  });

  it('hold up nobody: who has nothing more to ask is not waited for, and whoever is left goes alone', async () => {
    const { way, client, log } = await over();
    const ended = await inConvoy({ client, log }, ['c0', 'c1', 'c2'], async (sender, key) => {
      if (key === 'c0') return 'nothing';
      const item = await create(sender, key);
      if (key === 'c1') await update(sender, item);
      return 'done';
    });
    expect(ended.map((one) => one.status === 'fulfilled' && one.value)).toEqual(['nothing', 'done', 'done']);
    expect(way.requests.map(({ method, url }) => `${method} ${url.replace(/.*\/(?=[^/]+$)/, '')}`)).toEqual([
      'POST $batch',
      'PATCH fields',
    ]);
  });

  it('more than twenty travel in several', async () => {
    const { way, client, log } = await over();
    await inConvoy({ client, log }, keys('d', 23), create);
    expect(batches(way)).toHaveLength(2);
  });

  it('fail each on its own: one that is stale leaves the others', async () => {
    const { client, log } = await over();
    const items = await Promise.all(keys('e', 3).map((key) => create(client, key)));
    await tenant.edit('TfTried', items[1]?.id ?? '', { Title: 'En annen' });
    log.lines.length = 0;
    const ended = await inConvoy({ client, log }, items, update);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ended[1]).toMatchObject({ reason: { reason: 'stale', details: { status: 412 } } });
    expect(log.lines).toMatchObject([
      {
        level: 'warn',
        fields: { reason: 'stale', status: 412, clientRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
  });

  it.each([
    ['throttled', 429, { 'Retry-After': '17' }, 'throttled'],
    ['not carried out because another failed', 424, {}, 'unavailable'],
    ['lost behind the gateway', 504, {}, 'unavailable'],
    ['refused', 403, {}, 'denied'],
  ])('learn what became of each: a part that was %s', async (_, status, headers, reason) => {
    const { client, log, lessons } = await over([], (parts) =>
      // In another order than they were asked.
      parts
        .map(({ id, url }) =>
          url.endsWith('/1/fields') ? { id, status, headers, body: {} } : { id, status: 200, body: {} },
        )
        .toReversed(),
    );
    const ended = await inConvoy({ client, log }, ['0', '1', '2'], (sender, id) =>
      update(sender, { id, eTag: '"x,1"' }),
    );
    expect(ended.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ended[1]).toMatchObject({ reason: { reason } });
    const throttled = lessons.filter(({ outcome }) => outcome === 'throttled');
    expect(throttled).toEqual(status === 429 ? [expect.objectContaining({ waitSeconds: 17 })] : []);
  });

  it('learn each for itself what a mixed batch came to, and everybody waits for the longest it was asked for', async () => {
    const replies: Omit<PartReply, 'id'>[] = [
      { status: 200 },
      { status: 429, headers: { 'Retry-After': '40' } },
      { status: 429, headers: { 'Retry-After': '17' } },
      { status: 429 },
      { status: 503, headers: { 'Retry-After': '3' } },
      { status: 424 },
      { status: 500 },
      { status: 504 },
      { status: 412 },
    ];
    const { way, client, log, lessons } = await over([], (parts) =>
      parts.map(({ id }) => ({ id, body: {}, ...(replies[Number(id)] ?? { status: 200 }) })).toReversed(),
    );
    const members = replies.map((_, index) => `${index}`);
    const ended = await inConvoy({ client, log }, members, (sender, id) =>
      update(sender, { id, eTag: '"x,1"' }),
    );
    const outcomes = ended.map((one): unknown => {
      if (one.status === 'fulfilled') return 'done';
      const { reason, details }: GraphError = one.reason;
      return details.retryAfterSeconds === undefined ? reason : [reason, details.retryAfterSeconds];
    });
    expect(outcomes).toEqual([
      'done',
      ['throttled', 40],
      ['throttled', 17],
      'throttled',
      ['throttled', 3],
      'unavailable',
      'unavailable',
      'unavailable',
      'stale',
    ]);
    expect(batches(way)).toHaveLength(1);
    expect(lessons.filter(({ outcome }) => outcome === 'throttled')).toMatchObject([{ waitSeconds: 40 }]);
  });

  it('take in what SharePoint says of its limit in the parts’ answers', async () => {
    const limit = (remaining: number) => ({
      'RateLimit-Limit': '1250',
      'RateLimit-Remaining': `${remaining}`,
      'RateLimit-Reset': '30',
    });
    const { client, log, lessons } = await over([], (parts) =>
      parts.map(({ id }, index) => ({ id, status: 200, headers: limit(100 - index), body: {} })),
    );
    await inConvoy({ client, log }, ['0', '1'], (sender, id) => update(sender, { id, eTag: '"x,1"' }));
    expect(lessons).toContainEqual({
      outcome: 'answered',
      rateLimit: { limit: 1250, remaining: 99, resetSeconds: 30 },
    });
  });

  it('are told that nobody knows when an answer is missing, or the whole batch got lost', async () => {
    const short = await over([], (parts) => parts.slice(1).map(({ id }) => ({ id, status: 200, body: {} })));
    const some = await inConvoy(short, ['0', '1'], (sender, id) => update(sender, { id, eTag: '"x,1"' }));
    expect(some).toMatchObject([{ reason: { reason: 'unavailable' } }, { status: 'fulfilled' }]);

    const lost = await over([{ method: 'POST', path: '$batch', after: 'cut' }]);
    const none = await inConvoy(lost, keys('f', 2), create);
    expect(none).toMatchObject([
      { reason: { reason: 'unavailable' } },
      { reason: { reason: 'unavailable' } },
    ]);
    // A create may be among them, so the batch is not sent again.
    expect(batches(lost.way)).toHaveLength(1);
  });

  it('send those parts once more whose token ran out on the way, with a new one', async () => {
    let round = 0;
    const { client, log, way } = await over([], (parts) => {
      round += 1;
      return parts.map(({ id, url }) => ({
        id,
        status: round === 1 && url.endsWith('/1/fields') ? 401 : 200,
        body: {},
      }));
    });
    const ended = await inConvoy({ client, log }, ['0', '1', '2'], (sender, id) =>
      update(sender, { id, eTag: '"x,1"' }),
    );
    expect(ended.every(({ status }) => status === 'fulfilled')).toBe(true);
    const sent = way.bodies.map((body) => Sent.parse(JSON.parse(body)).requests.length);
    expect(sent).toEqual([3, 1]);
    const [first, second] = batches(way).map(({ headers }) => headers.authorization);
    expect(second).not.toBe(first);
  });

  it('pass on what a budget says no to, without sending anything', async () => {
    const { way } = await over();
    const budget = {
      reserve: async () => ({ granted: false as const, why: 'throttled' as const, waitMs: 600_000 }),
      learn: async () => undefined,
    };
    const client = tenant.client({ baseUrl: `${way.url}/v1.0`, budget });
    const ended = await inConvoy({ client, log: tenant.log }, keys('g', 2), create);
    const reasons = ended.map((one): GraphError | undefined =>
      one.status === 'rejected' ? one.reason : undefined,
    );
    for (const error of reasons)
      expect(error).toMatchObject({ reason: 'throttled', details: { retryAfterSeconds: 600, held: true } });
    expect(way.requests).toEqual([]);
  });
});
