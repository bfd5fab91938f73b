import { provision, sweep } from '../../graph/index.ts';
import { Measure, Task } from '../../programme/index.ts';
import { fakeSyncStore } from './fake-sync-store.ts';
import { aMeasure, DEVELOPER, measureFields, taskFields } from './rows.ts';
import { type TenantAtHand, tenantAtHand } from './tenant-at-hand.ts';

describe('a sweep of a list', () => {
  let tenant: TenantAtHand;
  let mirror = fakeSyncStore('TfMeasures', Measure);
  beforeAll(async () => {
    tenant = await tenantAtHand({ timeZone: 'Europe/Oslo' });
    // A list from before Taktfast, where people could write anything.
    const names = ['TfKey', 'TfAssigneeOid', 'TfUnit', 'TfDue', 'TfStatus'];
    const columns = names.map((name) => ({ name, text: {} }));
    await tenant.asPerson('POST', '/lists', { displayName: 'TfTasks', columns, list: {} });
    await tenant.add('TfTasks', taskFields({ Title: 'Den første' }));
    await tenant.add('TfTasks', taskFields({ Title: 'Den andre' }));
    await provision(tenant.site, () => undefined);
  }, 120_000);
  afterAll(() => tenant.close());
  beforeEach(() => {
    mirror = fakeSyncStore('TfMeasures', Measure);
  });
  afterEach(async () => {
    for await (const { id } of tenant.site.list('TfMeasures').items()) await tenant.remove('TfMeasures', id);
  });

  const run = () => sweep({ site: tenant.site, store: mirror.store, log: tenant.log }, 'TfMeasures');
  const add = (changes: Record<string, unknown> = {}) => tenant.add('TfMeasures', measureFields(changes));
  const edit = (itemId: string, fields: Record<string, unknown>) => tenant.edit('TfMeasures', itemId, fields);

  it('brings the whole list the first time, and then only what changed', async () => {
    const item = await add();
    await add({ TfKey: 'A2', Title: 'Opplæring' });

    expect(await run()).toEqual({ changed: 2, faults: 0 });
    expect(mirror.sweeps.at(-1)?.full).toBe(true);
    expect(mirror.entity('A1')).toEqual(aMeasure());

    await edit(item, { TfStatus: 'Pågår', TfDue: '2025-04-01T12:00:00Z' });
    expect(await run()).toEqual({ changed: 1, faults: 0 });
    expect(mirror.sweeps.at(-1)?.full).toBe(false);
    expect(mirror.entity('A1')).toEqual(aMeasure({ status: 'in-progress', due: '2025-04-01' }));
    expect(mirror.keys()).toEqual(['A1', 'A2']);
  });

  it('finds nothing when nothing changed', async () => {
    await add();
    await run();
    expect(await run()).toEqual({ changed: 0, faults: 0 });
  });

  it('tells who edited the row', async () => {
    await add();
    await run();
    expect(mirror.sweeps[0]?.changes).toMatchObject([{ kind: 'good', key: 'A1', editedBy: DEVELOPER }]);
  });

  it('reads more rows than a page holds', async () => {
    const list = tenant.site.list('TfMeasures');
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const number of numbers) await list.create(measureFields({ TfKey: `A${number}` }));

    expect(await run()).toEqual({ changed: 8, faults: 0 });
    expect(mirror.keys()).toEqual(numbers.map((number) => `A${number}`));
  });

  it('takes the last state of a row edited several times', async () => {
    await run();
    const item = await add();
    await edit(item, { TfNote: 'Først' });
    await edit(item, { TfNote: 'Sist' });

    await run();

    expect(mirror.sweeps.at(-1)?.changes).toHaveLength(1);
    expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Sist' }));
  });

  it('takes away rows that were deleted, also when the key is used anew', async () => {
    const item = await add();
    const other = await add({ TfKey: 'A2' });
    await run();
    await tenant.remove('TfMeasures', item);
    await tenant.remove('TfMeasures', other);
    await add({ TfKey: 'A2', Title: 'På nytt' });

    expect(await run()).toEqual({ changed: 3, faults: 0 });
    expect(mirror.keys()).toEqual(['A2']);
    expect(mirror.entity('A2').title).toBe('På nytt');
  });

  it('keeps a row it cannot read with the reason, and goes on with the others', async () => {
    const item = await add({ TfResponsibleOid: 'Lederen' });
    await tenant.edit('TfMeasures', item, { TfRisk: null });
    await add({ TfKey: 'A2' });

    expect(await run()).toEqual({ changed: 2, faults: 1 });
    expect(mirror.keys()).toEqual(['A2']);
    expect(mirror.faults()).toEqual([
      {
        list: 'TfMeasures',
        itemId: item,
        key: 'A1',
        title: 'Kurs i prosjekteierskap',
        columns: [
          { column: 'TfRisk', value: '', reason: 'missing' },
          { column: 'TfResponsibleOid', value: 'Lederen', reason: 'not-an-object-id' },
        ],
      },
    ]);
  });

  it('logs why a row could not be read, without what people wrote in it', async () => {
    const item = await add({ Title: 'Hemmelig tittel', TfResponsibleOid: 'Et navn' });
    await run();

    const line = tenant.log.lines.findLast(({ fields }) => fields.itemId === item);
    expect(line).toMatchObject({
      level: 'warn',
      fields: { list: 'TfMeasures', columns: [{ column: 'TfResponsibleOid', reason: 'not-an-object-id' }] },
    });
    expect(JSON.stringify(tenant.log.lines)).not.toMatch(/Hemmelig|Et navn/);
  });

  it('takes a row back when somebody has mended it', async () => {
    const item = await add({ TfResponsibleOid: 'Lederen' });
    await run();
    await edit(item, { TfResponsibleOid: DEVELOPER });

    expect(await run()).toEqual({ changed: 1, faults: 0 });
    expect(mirror.faults()).toEqual([]);
    expect(mirror.entity('A1')).toEqual(aMeasure({ ownerOid: DEVELOPER }));
  });

  it('starts over when its place in the list is forgotten, and takes away what is no longer there', async () => {
    const item = await add();
    await add({ TfKey: 'A2' });
    await run();
    await tenant.remove('TfMeasures', item);
    await fetch(`${tenant.url}/local/trim`, { method: 'POST' });

    expect(await run()).toEqual({ changed: 1, faults: 0 });
    expect(mirror.sweeps.at(-1)?.full).toBe(true);
    expect(mirror.keys()).toEqual(['A2']);
    expect(await run()).toEqual({ changed: 0, faults: 0 });
  });

  it('starts over when its place is forgotten between two pages, and takes away what went meanwhile', async () => {
    const items: string[] = [];
    for (const TfKey of ['A1', 'A2', 'A3', 'A4']) items.push(await add({ TfKey }));
    await run();
    for (const item of items) await edit(item, { TfStatus: 'Pågår' });
    const list = tenant.site.list('TfMeasures');
    const forgotten = async function* (link?: string) {
      let forgets = true;
      for await (const page of list.delta(link)) {
        yield page;
        if (forgets) {
          await tenant.remove('TfMeasures', items[0] ?? '');
          await fetch(`${tenant.url}/local/trim`, { method: 'POST' });
        }
        forgets = false;
      }
    };
    const site = { list: () => ({ ...list, delta: forgotten }) };

    await sweep({ site, store: mirror.store, log: tenant.log }, 'TfMeasures');
    expect(mirror.sweeps.at(-1)?.full).toBe(true);
    expect(mirror.keys()).toEqual(['A2', 'A3', 'A4']);
    expect(mirror.entity('A4')).toEqual(aMeasure({ key: 'A4', status: 'in-progress' }));
    expect(await run()).toEqual({ changed: 0, faults: 0 });
  });

  it('lets the oldest of two rows with one key stand, and the other once that one is deleted', async () => {
    const tasks = fakeSyncStore('TfTasks', Task);
    const sweepTasks = () => sweep({ site: tenant.site, store: tasks.store, log: tenant.log }, 'TfTasks');

    expect(await sweepTasks()).toEqual({ changed: 2, faults: 1 });
    expect(tasks.entity('A4-BAL').title).toBe('Den første');
    expect(tasks.faults()).toMatchObject([
      { key: 'A4-BAL', columns: [{ column: 'TfKey', value: 'A4-BAL', reason: 'duplicate-key' }] },
    ]);

    await tenant.edit('TfTasks', tasks.faults()[0]?.itemId ?? '', { Title: 'Fortsatt den andre' });
    expect(await sweepTasks()).toEqual({ changed: 1, faults: 1 });
    expect(tasks.entity('A4-BAL').title).toBe('Den første');

    await tenant.remove('TfTasks', tasks.row('A4-BAL')?.itemId ?? '');
    expect(await sweepTasks()).toEqual({ changed: 1, faults: 0 });
    expect(tasks.entity('A4-BAL').title).toBe('Fortsatt den andre');
    expect(tasks.faults()).toEqual([]);
  });

  it('finds an unknown status and an impossible date where people could write anything', async () => {
    const tasks = fakeSyncStore('TfTasks', Task);
    await tenant.add('TfTasks', taskFields({ TfKey: 'A4-BBJ', TfStatus: 'Kanskje', TfDue: '2025-02-30' }));
    await sweep({ site: tenant.site, store: tasks.store, log: tenant.log }, 'TfTasks');

    const fault = tasks.faults().find(({ key }) => key === 'A4-BBJ');
    expect(fault?.columns).toEqual([
      { column: 'TfDue', value: '2025-02-30', reason: 'not-a-date' },
      { column: 'TfStatus', value: 'Kanskje', reason: 'unknown-value' },
    ]);
  });
});
