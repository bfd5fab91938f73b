import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import { type Rig, startRig } from '../local-tenant/tenant.ts';
import type { Fields, ForeignClient, Item } from './foreign-client.ts';
import { microsoftClient, microsoftUpload } from './microsoft-client.ts';
import { pnpClient } from './pnp-client.ts';

const ROWS = 500;
const units = ['BAL', 'BBJ', 'BGO', 'BGR'];

const columns: ColumnDefinition[] = [
  { name: 'TfKey', text: { maxLength: 40 }, indexed: true, enforceUniqueValues: true },
  { name: 'TfUnit', choice: { choices: units, displayAs: 'dropDownMenu' }, indexed: true },
  { name: 'TfDue', dateTime: { format: 'dateOnly' } },
  { name: 'TfAmount', number: { decimalPlaces: 'two' } },
  { name: 'TfUrgent', boolean: {} },
  { name: 'TfWho', personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' } },
];

const rows: Fields[] = Array.from({ length: ROWS }, (_, row) => ({
  Title: `Rad ${row}`,
  TfKey: `K${row}`,
  TfUnit: units[row % units.length] ?? null,
  TfDue: '2025-09-02T00:00:00Z',
  TfAmount: row / 4,
  TfUrgent: row % 2 === 0,
  TfWhoLookupId: 1,
}));

let rig: Rig;
beforeAll(async () => {
  // Two clients write five hundred rows each within a minute, which is more than the smallest tenants may.
  rig = await startRig({ licences: 50_001 });
}, 60_000);
afterAll(() => rig.tenant.close());

const wayTo = () => ({
  url: rig.tenant.url,
  token: rig.token,
  site: rig.site.replace('/v1.0/sites/', ''),
});

describe.each([
  ['@microsoft/microsoft-graph-client', microsoftClient],
  ['@pnp/graph', pnpClient],
])('%s, which nobody here wrote, is content with the tenant', (name, clientOn) => {
  let client: ForeignClient;
  let list: string;
  let ids: string[];
  beforeAll(() => {
    client = clientOn(wayTo());
  });
  const keyOf = ({ fields }: Item) => String(fields?.TfKey);

  it('provisions a list with its columns', async () => {
    list = await client.makeList(`Fra ${name.replace(/\W/g, ' ')}`, columns);
    expect(list).toMatch(/^[0-9a-f-]{36}$/);
  });

  it(`writes ${ROWS} rows, twenty to a batch, and learns the id of each`, async () => {
    ids = await client.write(list, rows);
    expect(new Set(ids).size).toBe(ROWS);
  }, 60_000);

  it('pages through all of them, each once, as they were written', async () => {
    const sizes: number[] = [];
    const read = new Map<string, Item>();
    for await (const page of client.pages(list, 120)) {
      sizes.push(page.length);
      for (const item of page) read.set(item.id, item);
    }
    expect(sizes).toEqual([120, 120, 120, 120, 20]);
    expect(ids.map((id) => keyOf(read.get(id) ?? { id }))).toEqual(rows.map(({ TfKey }) => TfKey));
    expect(read.get(ids[3] ?? '')?.fields).toMatchObject({ TfUnit: 'BGR', TfAmount: 0.75, TfUrgent: false });
  });

  it('filters on an indexed column', async () => {
    const found = await client.where(list, "fields/TfUnit eq 'BBJ'");
    const wanted = rows.filter((_, row) => row % 4 === 1).map(({ TfKey }) => String(TfKey));
    expect(found.map(keyOf).sort()).toEqual(wanted.sort());
  });

  it('follows what changes: all at first, then what is new, changed and deleted, and then only what came since', async () => {
    const first = await client.delta(list);
    expect(first.changes.map(keyOf).sort()).toEqual(rows.map(({ TfKey }) => String(TfKey)).sort());

    const [one = '', two = ''] = ids;
    await client.update(list, one, { Title: 'Endret' });
    await client.remove(list, two);
    const [added = ''] = await client.write(list, [{ Title: 'Ny', TfKey: 'Ny' }]);
    const second = await client.delta(list, first.link);
    const told = new Map(second.changes.map((change) => [change.id, change]));
    expect([...told.keys()].sort()).toEqual([one, two, added].sort());
    expect(told.get(one)?.fields).toMatchObject({ Title: 'Endret', TfKey: 'K0' });
    expect(told.get(two)).toEqual({ id: two, deleted: { state: 'deleted' } });

    await client.update(list, added, { Title: 'Ny igjen' });
    const third = await client.delta(list, second.link);
    expect(third.changes.map(({ id }) => id)).toEqual([added]);
    expect((await client.delta(list, third.link)).changes).toEqual([]);
  });

  it('reads several in one batch, and is told of each that is not there', async () => {
    const [, gone = '', there = ''] = ids;
    const [read, missing] = await client.readTogether(list, [there, gone]);
    expect(read).toMatchObject({ id: there, fields: { TfKey: 'K2' } });
    expect(missing).toBe(404);
  });
});

describe('a file sent by ranges with the task @microsoft/microsoft-graph-client has for it', () => {
  it('comes whole', async () => {
    const content = Buffer.alloc(2 * 320 * 1024 + 11, 'Protokoll ');
    const file = await microsoftUpload(wayTo(), 'Protokoll.bin', content);
    expect(file).toMatchObject({ name: 'Protokoll.bin', size: content.length });
    const { headers } = await rig.ask('GET', `${rig.site}/drive/root:/Protokoll.bin:/content`);
    const held = await fetch(headers.get('location') ?? '');
    expect(Buffer.from(await held.arrayBuffer()).equals(content)).toBe(true);
  });
});
