import { type DeltaPage, type GraphList, openSite } from '../../graph/index.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

const gather = async <T>(entries: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
};

const endOf = ({ goesOn }: DeltaPage) => ('end' in goesOn ? goesOn.end : undefined);
const lastLink = (pages: DeltaPage[]) => pages.map(endOf).at(-1);

describe('a list in SharePoint', () => {
  let tenant: TenantAtHand;
  let list: GraphList;
  const ways: { close: () => Promise<void> }[] = [];
  const over = async (faults: Fault[], options?: { pageSize: number }) => {
    const way = await faultyWay(tenant.url, faults);
    ways.push(way);
    return openSite(tenant.client({ baseUrl: `${way.url}/v1.0` }), directory.site, options);
  };
  afterEach(async () => {
    for (const way of ways.splice(0)) await way.close();
  });
  beforeAll(async () => {
    tenant = await tenantAtHand();
    const columns = [
      { name: 'TfKey', indexed: true, enforceUniqueValues: true, text: {} },
      { name: 'TfGroup', indexed: true, text: {} },
      { name: 'TfMany', choice: { choices: ['én', 'to', 'tre'], displayAs: 'checkBoxes' } },
    ];
    await tenant.asPerson('POST', '/lists', { displayName: 'TfTried', columns, list: {} });
    list = tenant.site.list('TfTried');
  }, 120_000);
  afterAll(() => tenant.close());

  it('creates an item and reads it back, with several values in one column', async () => {
    const made = await list.create({ Title: 'Første', TfKey: 'k1', TfMany: ['én', 'tre'], TfGroup: null });
    const read = await list.item(made.id);

    expect(read).toEqual(made);
    expect(read.etag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(read.fields).toMatchObject({ Title: 'Første', TfKey: 'k1', TfMany: ['én', 'tre'] });
    expect(read.editedBy).toBeUndefined();
  });

  it('updates an item that is as it was, and gives its new eTag', async () => {
    const made = await list.create({ Title: 'Andre', TfKey: 'k2', TfMany: ['to'] });
    const { etag } = await list.update(made.id, made.etag, { Title: 'Endret', TfMany: null });

    const read = await list.item(made.id);
    expect(read.etag).toBe(etag);
    expect(read.fields).toMatchObject({ Title: 'Endret' });
    expect(read.fields).not.toHaveProperty('TfMany');
  });

  it('does not update an item somebody has changed', async () => {
    const made = await list.create({ Title: 'Tredje', TfKey: 'k3' });
    await tenant.edit('TfTried', made.id, { Title: 'Endret av en person' });

    await expect(list.update(made.id, made.etag, { Title: 'Vår' })).rejects.toMatchObject({
      reason: 'stale',
    });
    const read = await list.item(made.id);
    expect(read.fields).toMatchObject({ Title: 'Endret av en person' });
    expect(read.editedBy).toBe('7a1f0000-0000-4000-8000-000000000111');
  });

  it('finds an item by its key, whatever letters the key has', async () => {
    const key = "2025-2/5 & 'æøå' #1+1%";
    const made = await list.create({ Title: 'Rar nøkkel', TfKey: key });

    expect((await list.findByKey('TfKey', key))?.id).toBe(made.id);
    expect(await list.findByKey('TfKey', 'nobody')).toBeUndefined();
  });

  it('follows a way of pages to the end, with a filter', async () => {
    for (let number = 0; number < 7; number += 1)
      await list.create({ Title: `${number}`, TfKey: `p${number}`, TfGroup: 'mange' });

    const found = await gather(list.items("fields/TfGroup eq 'mange'"));
    expect(new Set(found.map(({ fields }) => fields.TfKey)).size).toBe(7);
  });

  it('gives the whole list in pages, and with the last one the link to ask with next time', async () => {
    const pages = await gather(list.delta());
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(({ fresh }) => fresh)).toEqual([true, ...Array(pages.length - 1).fill(false)]);
    expect(pages.map(endOf).map((end) => end !== undefined)).toEqual([
      ...Array(pages.length - 1).fill(false),
      true,
    ]);
  });

  it('gives afterwards only what changed, deleted items by their id', async () => {
    const link = lastLink(await gather(list.delta()));
    const made = await list.create({ Title: 'Ny', TfKey: 'ny' });
    const first = await list.findByKey('TfKey', 'p0');
    await tenant.remove('TfTried', first?.id ?? '');

    const pages = await gather(list.delta(link));
    expect(pages.flatMap(({ entries }) => entries)).toEqual([
      { kind: 'item', item: made },
      { kind: 'deleted', id: first?.id },
    ]);
    expect(pages[0]?.fresh).toBe(false);
  });

  it('starts the whole list over where Graph says, when the link is too old', async () => {
    const across = (await over([])).list('TfTried');
    const link = lastLink(await gather(across.delta()));
    await fetch(`${tenant.url}/local/trim`, { method: 'POST' });

    const pages = await gather(across.delta(link));
    expect(pages.map(({ fresh }) => fresh)).toEqual([true, ...Array(pages.length - 1).fill(false)]);
    const items = pages.flatMap(({ entries }) => entries);
    expect(items).toHaveLength((await gather(list.items())).length);
  });

  it.each(['the whole list', 'what changed'])(
    'starts the whole list over when Graph forgets the place between two pages of %s',
    async (what) => {
      const across = (await over([], { pageSize: 3 })).list('TfTried');
      const before = lastLink(await gather(across.delta()));
      for (const { id } of await gather(across.items()))
        await tenant.edit('TfTried', id, { Title: 'Endret' });
      const fresh: boolean[] = [];
      const seen: string[] = [];
      for await (const page of across.delta(what === 'what changed' ? before : undefined)) {
        if (page.fresh) seen.length = 0;
        seen.push(...page.entries.map((entry) => (entry.kind === 'item' ? entry.item.id : entry.id)));
        fresh.push(page.fresh);
        if (fresh.length === 1) await fetch(`${tenant.url}/local/trim`, { method: 'POST' });
      }
      expect(fresh).toEqual([what === 'the whole list', true]); // where Graph says, a page holds 200
      expect(seen.sort()).toEqual((await gather(list.items())).map(({ id }) => id).sort());
    },
  );

  it.each([
    ['says nowhere to go on', {}],
    ['says a place that is no address', { location: '/v1.0/elsewhere' }],
  ])(
    'starts the whole list over by its own address when Graph forgets the place and %s',
    async (_, headers) => {
      const gone: Fault = { method: 'GET', path: 'token=', before: 410, code: 'resyncRequired', headers };
      const across = (await over([gone])).list('TfTried');
      const pages = await gather(across.delta(lastLink(await gather(across.delta()))));
      expect(pages[0]?.fresh).toBe(true);
      expect(pages.flatMap(({ entries }) => entries)).toHaveLength((await gather(list.items())).length);
    },
  );

  it('starts the whole list over when Graph no longer understands the link it gave', async () => {
    const link = new URL(lastLink(await gather(list.delta())) ?? '');
    link.searchParams.set('token', 'from-another-time');
    const pages = await gather(list.delta(link.href));
    expect(pages[0]?.fresh).toBe(true);
    expect(pages.flatMap(({ entries }) => entries)).toHaveLength((await gather(list.items())).length);
  });

  it.each<[string, (from: GraphList) => AsyncIterable<unknown>]>([
    ['items', (from) => from.items()],
    ['changes', (from) => from.delta()],
  ])('does not walk in a ring when a page of %s leads to itself', async (_, walk) => {
    const page = () => ({ value: [], '@odata.nextLink': `${way.url}/v1.0/ring` });
    const way = await faultyWay(tenant.url, [], { '$top=3': page, '/ring': page });
    ways.push(way);
    const client = tenant.client({ baseUrl: `${way.url}/v1.0` });
    const site = await openSite(client, directory.site, { pageSize: 3 });
    await expect(gather(walk(site.list('TfTried')))).rejects.toMatchObject({ reason: 'unexpected' });
    expect(way.requests.filter(({ url }) => url.endsWith('/ring'))).toHaveLength(1);
  });

  it('asks for the items itself where the link Graph gave does not bring their values', async () => {
    const site = `${tenant.url}/v1.0/sites/${directory.site.hostname}:${directory.site.path}:`;
    const bare = `${site}/lists/${await tenant.listId('TfTried')}/items/delta`;

    const pages = await gather(list.delta(bare));
    const found = pages.flatMap(({ entries }) => entries);
    const items = (await gather(list.items())).map((item) => ({ kind: 'item', item }));
    expect(found).toHaveLength(items.length);
    expect(found).toEqual(expect.arrayContaining(items));
  });

  it('reads on when the way breaks between pages', async () => {
    const faults: Fault[] = [
      { method: 'GET', path: 'skiptoken', before: 'cut' },
      { method: 'GET', path: 'skiptoken', before: 429, headers: { 'retry-after': '1' } },
    ];
    const site = await over(faults, { pageSize: 3 });
    const found = await gather(site.list('TfTried').items());
    expect(found).toHaveLength((await gather(list.items())).length);
  });
});
