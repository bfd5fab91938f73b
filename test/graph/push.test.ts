import { type GraphClientOptions, openSite, provision, push, sweep } from '../../graph/index.ts';
import { Measure } from '../../programme/index.ts';
import { fakeSyncStore } from './fake-sync-store.ts';
import { type Fault, faultyWay } from './faulty-way.ts';
import { aMeasure, DEVELOPER, measureFields } from './rows.ts';
import { directory, type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

describe('carrying a row to SharePoint', () => {
  let tenant: TenantAtHand;
  let mirror = fakeSyncStore('TfMeasures', Measure);
  beforeAll(async () => {
    tenant = await tenantAtHand({ timeZone: 'Europe/Oslo' });
    await provision(tenant.site, () => undefined);
  }, 120_000);
  afterAll(() => tenant.close());
  beforeEach(() => {
    mirror = fakeSyncStore('TfMeasures', Measure);
  });
  afterEach(async () => {
    for await (const { id } of tenant.site.list('TfMeasures').items()) await tenant.remove('TfMeasures', id);
  });

  const deps = (site = tenant.site) => ({ site, store: mirror.store, log: tenant.log });
  const run = (key = 'A1') => push(deps(), 'TfMeasures', key);
  const items = async () => {
    const all = [];
    for await (const item of tenant.site.list('TfMeasures').items()) all.push(item);
    return all;
  };
  const fieldsOf = async (itemId = '') => (await tenant.site.list('TfMeasures').item(itemId)).fields;
  /** A row that stands alike on both sides. */
  const inBoth = async (): Promise<string> => {
    const itemId = await tenant.add('TfMeasures', measureFields());
    await sweep(deps(), 'TfMeasures');
    return itemId;
  };

  it('creates a row that is not there yet', async () => {
    mirror.add('A1', aMeasure({ note: 'Ny' }));

    expect(await run()).toBe('created');
    const [item, ...others] = await items();
    expect(others).toEqual([]);
    expect(item?.fields).toMatchObject({
      Title: 'Kurs i prosjekteierskap',
      TfKey: 'A1',
      TfStatus: 'Ikke startet',
      TfNote: 'Ny',
      // Midnight in Oslo, as the site keeps the 14th of March.
      TfDue: '2025-03-13T23:00:00Z',
    });
    expect(mirror.row('A1')).toMatchObject({
      itemId: item?.id,
      etag: item?.etag,
      synced: aMeasure({ note: 'Ny' }),
    });
  });

  it('does nothing when both sides are alike, or there is no row', async () => {
    await inBoth();
    expect(await run()).toBe('nothing');
    expect(await run('B9')).toBe('nothing');
  });

  it('writes only the columns that changed, and empties what was emptied', async () => {
    const itemId = await tenant.add('TfMeasures', measureFields({ TfNote: 'Gammelt notat' }));
    await sweep(deps(), 'TfMeasures');
    await tenant.edit('TfMeasures', itemId, { TfPlannerTaskId: 'plan-1' });
    await sweep(deps(), 'TfMeasures');
    mirror.edit('A1', { status: 'done', doneOn: '2025-03-12', note: undefined });

    expect(await run()).toBe('pushed');
    const fields = await fieldsOf(itemId);
    expect(fields).toMatchObject({
      TfStatus: 'Fullført',
      TfDoneOn: '2025-03-11T23:00:00Z',
      TfPlannerTaskId: 'plan-1',
    });
    expect(fields).not.toHaveProperty('TfNote');
  });

  it('owes nothing any more when what differs has no column of its own', async () => {
    await inBoth();
    const entity = { ...aMeasure(), fromAnOlderVersion: 'x' };
    mirror.edit('A1', entity);
    expect(await run()).toBe('nothing');
    expect(mirror.row('A1')?.synced).toEqual(entity);
  });

  it('can be repeated: the second time there is nothing to carry', async () => {
    await inBoth();
    mirror.edit('A1', { status: 'in-progress' });
    expect(await run()).toBe('pushed');
    expect(await run()).toBe('nothing');
    expect(await sweep(deps(), 'TfMeasures')).toEqual({ changed: 1, faults: 0 });
    expect(mirror.entity('A1')).toEqual(aMeasure({ status: 'in-progress' }));
  });

  it('merges with what somebody changed in SharePoint meanwhile, where the fields differ', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'in-progress' });
    await tenant.edit('TfMeasures', itemId, { TfNote: 'Skrevet i SharePoint' });

    expect(await run()).toBe('merged');
    expect(await fieldsOf(itemId)).toMatchObject({ TfStatus: 'Pågår', TfNote: 'Skrevet i SharePoint' });
    expect(mirror.entity('A1')).toEqual(aMeasure({ status: 'in-progress', note: 'Skrevet i SharePoint' }));
    expect(mirror.clashes).toEqual([]);
    expect(await run()).toBe('nothing');
  });

  it('lets SharePoint stand where both changed the same field, and tells who acted, with both values', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { due: '2025-04-01', status: 'in-progress' });
    await tenant.edit('TfMeasures', itemId, { TfDue: '2025-05-05T12:00:00Z' });

    expect(await run()).toBe('clash');
    expect(await fieldsOf(itemId)).toMatchObject({ TfStatus: 'Pågår', TfDue: '2025-05-04T22:00:00Z' });
    expect(mirror.entity('A1')).toEqual(aMeasure({ due: '2025-05-05', status: 'in-progress' }));
    expect(mirror.clashes).toEqual([
      { key: 'A1', fields: [{ field: 'due', yours: '2025-04-01', theirs: '2025-05-05' }] },
    ]);
    expect(await run()).toBe('nothing');
  });

  it('has nothing to merge when both sides made the same change', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'done' });
    await tenant.edit('TfMeasures', itemId, { TfStatus: 'Fullført' });

    expect(await run()).toBe('merged');
    expect(mirror.clashes).toEqual([]);
    expect(await run()).toBe('nothing');
  });

  it('says so when the item was deleted in SharePoint', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'done' });
    await tenant.remove('TfMeasures', itemId);

    expect(await run()).toBe('gone');
    expect(tenant.log.lines.at(-1)).toMatchObject({ level: 'warn', fields: { key: 'A1', outcome: 'gone' } });
  });

  it('does not write over an item somebody has made unreadable', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'done' });
    await tenant.edit('TfMeasures', itemId, { TfResponsibleOid: 'Lederen' });

    expect(await run()).toBe('faulty');
    expect(await fieldsOf(itemId)).toMatchObject({ TfStatus: 'Ikke startet', TfResponsibleOid: 'Lederen' });
  });

  it('leaves an item alone that has another key now, for it stands for another row', async () => {
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'done' });
    await tenant.edit('TfMeasures', itemId, { TfKey: 'A9' });

    expect(await run()).toBe('gone');
    expect(await fieldsOf(itemId)).toMatchObject({ TfStatus: 'Ikke startet' });
  });

  it('names in its log line the requests it took', async () => {
    mirror.add('A1', aMeasure());
    await push({ ...deps(), requestIds: () => ['r-1', 'r-2'] }, 'TfMeasures', 'A1');
    expect(tenant.log.lines.at(-1)?.fields).toMatchObject({
      outcome: 'created',
      clientRequestIds: ['r-1', 'r-2'],
    });
  });

  it('adopts a row somebody made under the same key, and tells of what differs', async () => {
    const itemId = await tenant.add('TfMeasures', measureFields({ Title: 'Kurset' }));
    mirror.add('A1', aMeasure({ note: 'Fra oss' }));

    expect(await run()).toBe('clash');
    expect(await items()).toHaveLength(1);
    expect(await fieldsOf(itemId)).toMatchObject({ Title: 'Kurset', TfNote: 'Fra oss' });
    expect(mirror.clashes).toEqual([
      { key: 'A1', fields: [{ field: 'title', yours: 'Kurs i prosjekteierskap', theirs: 'Kurset' }] },
    ]);
    expect(mirror.row('A1')).toMatchObject({ itemId });
  });

  it('takes its own row back when the create was lost, with what changed since', async () => {
    await tenant.site.list('TfMeasures').create(measureFields());
    mirror.add('A1', aMeasure({ ownerOid: DEVELOPER }));

    expect(await run()).toBe('merged');
    const [item, ...others] = await items();
    expect(others).toEqual([]);
    expect(item?.fields).toMatchObject({ TfResponsibleOid: DEVELOPER });
    expect(mirror.clashes).toEqual([]);
  });

  it('leaves a row of an earlier installation as it stands, and tells of what differs', async () => {
    const { id } = await tenant.site.list('TfMeasures').create(measureFields({ TfStatus: 'Pågår' }));
    mirror.add('A1', aMeasure(), '2999-01-01T00:00:00Z');

    expect(await run()).toBe('clash');
    expect(await fieldsOf(id)).toMatchObject({ TfStatus: 'Pågår' });
    expect(mirror.row('A1')).toMatchObject({ entity: { status: 'in-progress' } });
  });

  describe('over a way that loses replies', () => {
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
      const client = tenant.client({ baseUrl: `${way.url}/v1.0`, ...options });
      return { way, site: await openSite(client, directory.site) };
    };

    it('a row nobody has tried to create takes one request, one that was tried is looked up first', async () => {
      const { way, site } = await over([]);
      mirror.add('A1', aMeasure());
      mirror.add('A2', aMeasure({ key: 'A2' }));
      const before = way.requests.length;

      await push(deps(site), 'TfMeasures', 'A1', { firstTry: true });
      // Where the list is was asked once.
      expect(way.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST']);
      await push(deps(site), 'TfMeasures', 'A2', { firstTry: false });
      expect(way.requests.slice(before + 2).map(({ method }) => method)).toEqual(['GET', 'POST']);
      expect(await items()).toHaveLength(2);
    });

    it('a first try meets a row somebody made under the same key, and adopts it', async () => {
      const itemId = await tenant.add('TfMeasures', measureFields({ TfNote: 'Laget for hånd' }));
      const { site } = await over([]);
      mirror.add('A1', aMeasure());

      expect(await push(deps(site), 'TfMeasures', 'A1', { firstTry: true })).toBe('created');
      expect(await items()).toHaveLength(1);
      expect(mirror.row('A1')).toMatchObject({ itemId });
      expect(mirror.entity('A1')).toMatchObject({ note: 'Laget for hånd' });
    });

    it('is refused where the app may not write, and the row stays as it is', async () => {
      await inBoth();
      mirror.edit('A1', { status: 'done' });
      const { site } = await over([{ method: 'PATCH', before: 403, code: 'accessDenied' }]);

      await expect(push(deps(site), 'TfMeasures', 'A1')).rejects.toMatchObject({ reason: 'denied' });
      expect(mirror.entity('A1')).toMatchObject({ status: 'done' });
      expect(mirror.row('A1')?.synced).toEqual(aMeasure());
    });

    it.each([
      ['answered 504', { method: 'POST', after: 504 }],
      ['cut off', { method: 'POST', after: 'cut' }],
    ] satisfies [string, Fault][])('a create that was carried out but %s makes one row', async (_, fault) => {
      const { way, site } = await over([fault]);
      mirror.add('A1', aMeasure());

      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('created');
      expect(await items()).toHaveLength(1);
      expect(way.sent('POST')).toBe(1);
      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('nothing');
    });

    it('a create that was refused by the gateway is left for the next try', async () => {
      const { site } = await over([{ method: 'POST', before: 504 }]);
      mirror.add('A1', aMeasure());

      await expect(push(deps(site), 'TfMeasures', 'A1')).rejects.toMatchObject({ reason: 'unavailable' });
      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('created');
      expect(await items()).toHaveLength(1);
    });

    it('an update that was carried out but cut off is sent again and merges with itself', async () => {
      await inBoth();
      mirror.edit('A1', { status: 'done' });
      const { site } = await over([{ method: 'PATCH', after: 'cut' }]);

      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('merged');
      expect(mirror.clashes).toEqual([]);
      expect(mirror.row('A1')).toMatchObject({ synced: aMeasure({ status: 'done' }) });
    });

    it('treats 409 resourceModified as 412: it reads again and merges', async () => {
      await inBoth();
      mirror.edit('A1', { status: 'done' });
      const { site } = await over([{ method: 'PATCH', before: 409, code: 'resourceModified' }]);

      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('merged');
    });

    it('does not go on for ever where somebody else is always quicker, and leaves the row owed', async () => {
      await inBoth();
      mirror.edit('A1', { status: 'done' });
      const { way, site } = await over(
        Array(20).fill({ method: 'PATCH', before: 412, code: 'resourceModified' }),
      );

      await expect(push(deps(site), 'TfMeasures', 'A1')).rejects.toMatchObject({ reason: 'stale' });
      expect(way.sent('PATCH')).toBe(6); // ours, and five rounds of merging
      expect(mirror.row('A1')?.synced).toEqual(aMeasure());
    });

    it('keeps what somebody did in Taktfast while the row was on its way', async () => {
      const itemId = await inBoth();
      mirror.edit('A1', { status: 'in-progress' });
      await tenant.edit('TfMeasures', itemId, { TfNote: 'Skrevet i SharePoint' });
      const acts = () => mirror.edit('A1', { snoozes: 1, due: '2025-03-28' });
      const { site } = await over([{ method: 'GET', afterwards: acts, path: `/items/${itemId}?` }]);

      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('merged');
      expect(mirror.entity('A1')).toEqual(
        aMeasure({
          status: 'in-progress',
          note: 'Skrevet i SharePoint',
          snoozes: 1,
          due: '2025-03-28',
        }),
      );
      expect(await push(deps(site), 'TfMeasures', 'A1')).toBe('pushed');
      expect(await fieldsOf(itemId)).toMatchObject({ TfSnoozes: 1, TfNote: 'Skrevet i SharePoint' });
    });
  });

  it('says so when the whole list has been deleted, and finds the one made anew in its place', async () => {
    const removed = async () => tenant.asPerson('DELETE', `/lists/${await tenant.listId('TfMeasures')}`);
    const made = async () => {
      await provision(tenant.site, () => undefined);
      await tenant.site.list('TfMeasures').stillThere();
    };
    // So that its items are numbered from one.
    await removed();
    await made();
    const itemId = await inBoth();
    mirror.edit('A1', { status: 'done' });
    mirror.add('A2', aMeasure({ key: 'A2' }));
    await removed();

    for (const key of ['A1', 'A2'])
      await expect(run(key)).rejects.toMatchObject({ reason: 'not-found', details: {} });

    await made();
    // The new list gives the old number to another row, which nobody may write over.
    expect(await tenant.add('TfMeasures', measureFields({ TfKey: 'B1' }))).toBe(itemId);
    expect(await run('A1')).toBe('gone');
    expect(await fieldsOf(itemId)).toMatchObject({ TfKey: 'B1', TfStatus: 'Ikke startet' });
    expect(await run('A2')).toBe('created');
  });
});
