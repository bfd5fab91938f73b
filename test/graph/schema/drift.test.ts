import { z } from 'zod';
import { checkSchema, provision, push, sweep } from '../../../graph/index.ts';
import { Measure } from '../../../programme/index.ts';
import { fakeSyncStore } from '../fake-sync-store.ts';
import { aMeasure, measureFields } from '../rows.ts';
import { type TenantAtHand, tenantAtHand } from '../tenant-at-hand.ts';

const Columns = z.object({ value: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const Cost = z.object({ total: z.object({ count: z.number(), units: z.number() }) });

describe('a list somebody has rebuilt in SharePoint', () => {
  let tenant: TenantAtHand;
  let mirror = fakeSyncStore('TfMeasures', Measure);
  beforeAll(async () => {
    // Every list is provisioned for each of the tests, which is more than a small tenant's minute holds.
    tenant = await tenantAtHand({ licences: 50_001 });
  }, 120_000);
  afterAll(() => tenant.close());
  beforeEach(async () => {
    mirror = fakeSyncStore('TfMeasures', Measure);
    await provision(tenant.site, () => undefined);
  });
  afterEach(async () => {
    await tenant.asPerson('DELETE', `/lists/${await tenant.listId('TfMeasures')}`);
    tenant.log.lines.length = 0;
  });

  const deps = () => ({ site: tenant.site, store: mirror.store, log: tenant.log });
  const run = () => sweep(deps(), 'TfMeasures');
  const check = () => checkSchema(deps(), 'TfMeasures');
  const add = (changes: Record<string, unknown> = {}) => tenant.add('TfMeasures', measureFields(changes));
  const edit = (itemId: string, fields: Record<string, unknown>) => tenant.edit('TfMeasures', itemId, fields);
  const list = async () => `/lists/${await tenant.listId('TfMeasures')}`;
  const columnPath = async (name: string) => {
    const { value } = Columns.parse(await tenant.asPerson('GET', `${await list()}/columns`));
    return `${await list()}/columns/${value.find((column) => column.name === name)?.id}`;
  };
  const change = async (name: string, body: Record<string, unknown>) =>
    tenant.asPerson('PATCH', await columnPath(name), body);
  const remove = async (name: string) => tenant.asPerson('DELETE', await columnPath(name));
  const make = async (body: Record<string, unknown>) =>
    tenant.asPerson('POST', `${await list()}/columns`, body);
  const told = () =>
    mirror.drift().map(({ kind, column, found, wanted }) => ({ kind, column, found, wanted }));
  const cost = async (work: () => Promise<unknown>) => {
    await fetch(`${tenant.url}/local/requests`, { method: 'DELETE' });
    await work();
    return Cost.parse(await (await fetch(`${tenant.url}/local/requests`)).json()).total;
  };

  it('is as it was made until somebody touches it', async () => {
    await check();
    expect(told()).toEqual([]);
    await make({ name: 'Egen', displayName: 'Vår egen kolonne', text: {} });
    await check();
    expect(told()).toEqual([]);
  });

  it('is told to be gone by whoever looks at its columns first', async () => {
    await check();
    await tenant.asPerson('DELETE', await list());
    await expect(check()).rejects.toMatchObject({ reason: 'not-found' });
    expect(mirror.drift()).toMatchObject([{ kind: 'list-missing', title: 'Tiltak' }]);
    await provision(tenant.site, () => undefined);
    await check();
    expect(told()).toEqual([]);
  });

  it('is told to be renamed, and a column of it too, and both are read as before', async () => {
    const item = await add();
    await run();
    await tenant.asPerson('PATCH', await list(), { displayName: 'Våre tiltak' });
    await change('TfDue', { displayName: 'Siste frist' });
    await check();
    expect(told()).toEqual([
      { kind: 'column-renamed', column: 'TfDue', found: 'Siste frist', wanted: 'Frist' },
      { kind: 'list-renamed', column: '', found: 'Våre tiltak', wanted: 'Tiltak' },
    ]);
    await edit(item, { TfStatus: 'Pågår' });
    expect(await run()).toEqual({ changed: 1, faults: 0 });
    expect(mirror.entity('A1')).toEqual(aMeasure({ status: 'in-progress' }));
  });

  it('is told to have a choice of its own, found as soon as a row has it, and to lack one of ours', async () => {
    const item = await add();
    await run();
    const choices = ['Ikke startet', 'Pågår', 'Fullført', 'På vent'];
    await change('TfStatus', { choice: { choices } });
    await edit(item, { TfStatus: 'På vent' });
    expect(await run()).toEqual({ changed: 1, faults: 1 });
    expect(told()).toEqual([
      { kind: 'choice-missing', column: 'TfStatus', found: '', wanted: '«Avlyst»' },
      { kind: 'choice-unknown', column: 'TfStatus', found: '«På vent»', wanted: '' },
    ]);
    expect(mirror.faults()).toMatchObject([
      { key: 'A1', columns: [{ column: 'TfStatus', value: 'På vent', reason: 'unknown-value' }] },
    ]);
  });

  it('is told to have lost an index and a column’s uniqueness', async () => {
    await change('TfUnit', { indexed: false });
    await change('TfKey', { enforceUniqueValues: false });
    await check();
    expect(told().map(({ kind, column }) => [kind, column])).toEqual([
      ['unique-missing', 'TfKey'],
      ['index-missing', 'TfUnit'],
    ]);
    await provision(tenant.site, () => undefined);
    await check();
    expect(told()).toEqual([]);
  });

  it('is told to have a column of another type, and one that takes several values', async () => {
    await remove('TfSnoozes');
    await make({ name: 'TfSnoozes', text: {} });
    await remove('TfRisk');
    await make({ name: 'TfRisk', choice: { choices: ['A'], displayAs: 'checkBoxes' } });
    await check();
    expect(told()).toEqual([
      { kind: 'column-retyped', column: 'TfRisk', found: 'choices', wanted: 'choice' },
      { kind: 'column-retyped', column: 'TfSnoozes', found: 'text', wanted: 'number' },
    ]);
  });

  it('tells the log once, and again when it is mended', async () => {
    await remove('TfNote');
    await check();
    await check();
    const line = { level: 'warn', message: 'a list in SharePoint is otherwise than it was made' };
    const found = tenant.log.lines.filter(({ message }) => message.startsWith('a list in SharePoint'));
    expect(found).toMatchObject([
      { ...line, fields: { list: 'TfMeasures', drift: [{ kind: 'column-missing', column: 'TfNote' }] } },
    ]);
    await provision(tenant.site, () => undefined);
    await check();
    expect(tenant.log.lines.at(-1)).toMatchObject({ level: 'info', fields: { list: 'TfMeasures' } });
  });

  describe('without one of its columns', () => {
    it('keeps what the rows held there, for nobody emptied it', async () => {
      const item = await add({ TfNote: 'Avklart', TfSnoozes: 2 });
      await run();
      for (const column of ['TfNote', 'TfSnoozes', 'TfDue']) await remove(column);
      await edit(item, { TfStatus: 'Pågår' });
      expect(await run()).toEqual({ changed: 1, faults: 0 });
      expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Avklart', snoozes: 2, status: 'in-progress' }));
      expect(told().map(({ kind, column }) => `${kind} ${column}`)).toEqual([
        'column-missing TfDue',
        'column-missing TfNote',
        'column-missing TfSnoozes',
      ]);
    });

    it('keeps it also when the whole list is read anew', async () => {
      await add({ TfNote: 'Avklart' });
      await run();
      await remove('TfNote');
      await fetch(`${tenant.url}/local/trim`, { method: 'POST' });
      expect(await run()).toEqual({ changed: 1, faults: 0 });
      expect(mirror.entity('A1').note).toBe('Avklart');
    });

    it('still believes people who empty other cells', async () => {
      const item = await add({ TfNote: 'Avklart', TfDoneOn: '2025-03-01T12:00:00Z' });
      await run();
      await remove('TfNote');
      await edit(item, { TfDoneOn: null });
      await run();
      expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Avklart' }));
    });

    it('makes faults of new rows that need it, and of no others', async () => {
      await add();
      await run();
      await remove('TfDue');
      await add({ TfKey: 'A2', TfDue: undefined });
      expect(await run()).toEqual({ changed: 1, faults: 1 });
      expect(mirror.faults()).toMatchObject([
        { key: 'A2', columns: [{ column: 'TfDue', reason: 'missing' }] },
      ]);
      expect(mirror.keys()).toEqual(['A1']);
    });
  });

  describe('whose column is made anew', () => {
    const lose = async () => {
      const item = await add({ TfNote: 'Avklart', TfDue: '2025-03-14T12:00:00Z' });
      await run();
      for (const column of ['TfNote', 'TfDue']) await remove(column);
      return item;
    };
    const fieldsOf = async (itemId: string) => (await tenant.site.list('TfMeasures').item(itemId)).fields;

    it('gets back what it held, written once by the push', async () => {
      const item = await lose();
      await check();
      await provision(tenant.site, () => undefined);
      await check();
      expect(mirror.row('A1')?.refill).toEqual(['TfDue', 'TfNote']);
      expect(await push(deps(), 'TfMeasures', 'A1')).toBe('pushed');
      expect(await fieldsOf(item)).toMatchObject({ TfNote: 'Avklart', TfDue: '2025-03-14T00:00:00Z' });
      expect(mirror.row('A1')?.refill).toBeUndefined();
      await run();
      expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Avklart' }));
      expect(await push(deps(), 'TfMeasures', 'A1')).toBe('nothing');
    });

    it('is not taken for emptied even when nobody had seen it missing', async () => {
      const item = await lose();
      await provision(tenant.site, () => undefined);
      await edit(item, { TfStatus: 'Pågår' });
      expect(await run()).toEqual({ changed: 1, faults: 0 });
      expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Avklart', status: 'in-progress' }));
      await push(deps(), 'TfMeasures', 'A1');
      expect(await fieldsOf(item)).toMatchObject({ TfNote: 'Avklart', TfDue: '2025-03-14T00:00:00Z' });
    });

    it('keeps what people have written there since', async () => {
      const item = await lose();
      await provision(tenant.site, () => undefined);
      await check();
      await edit(item, { TfNote: 'Skrevet på nytt' });
      await push(deps(), 'TfMeasures', 'A1');
      await run();
      expect(mirror.entity('A1')).toEqual(aMeasure({ note: 'Skrevet på nytt' }));
      expect(await fieldsOf(item)).toMatchObject({
        TfNote: 'Skrevet på nytt',
        TfDue: '2025-03-14T00:00:00Z',
      });
    });
  });

  it('is read three times at most while somebody goes on rebuilding it', async () => {
    const item = await add({ TfNote: 'Avklart' });
    await run();
    await edit(item, { TfNote: null, TfDue: null });
    const measures = tenant.site.list('TfMeasures');
    const [read, looked] = [{ times: 0 }, { times: 0 }];
    const rebuilt: typeof measures = {
      ...measures,
      delta: (link) => {
        read.times += 1;
        return measures.delta(link);
      },
      schema: async () => {
        looked.times += 1;
        const found = await measures.schema();
        const gone = looked.times % 2 === 1 ? 'TfNote' : 'TfDue';
        return { ...found, columns: found.columns.filter(({ name }) => name !== gone) };
      },
    };
    await sweep({ ...deps(), site: { list: () => rebuilt } }, 'TfMeasures');
    expect(read.times).toBe(3);
  });

  it('costs one request more when a cell is emptied, and none while people only write', async () => {
    const item = await add({ TfNote: 'Avklart' });
    await run();
    await edit(item, { TfNote: 'Avklart på ny' });
    expect(await cost(run)).toEqual({ count: 1, units: 1 });
    await edit(item, { TfNote: null });
    const { count, units } = await cost(run);
    expect(count).toBe(2);
    expect(units).toBeLessThanOrEqual(4);
    expect(mirror.entity('A1')).toEqual(aMeasure());
    expect(told()).toEqual([]);
  });
});
