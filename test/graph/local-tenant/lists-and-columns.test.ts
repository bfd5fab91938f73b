import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asker, directory, type Rig, startRig } from './tenant.ts';

const Columns = z.object({
  value: z.array(z.looseObject({ id: z.string(), name: z.string(), readOnly: z.boolean() })),
});

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
}, 60_000);
afterAll(() => rig.tenant.close());

const lists = () => `${rig.site}/lists`;
const make = (displayName: string, columns: unknown[] = []) =>
  rig.ask('POST', lists(), { displayName, columns, list: { template: 'genericList' } });

describe('the site', () => {
  it('is found by its path, and by the id that gives', async () => {
    const { hostname, path } = directory.site;
    const byPath = await rig.ask('GET', `/v1.0/sites/${hostname}:${path}`);
    const byId = await rig.ask('GET', rig.site);
    expect(byPath.status).toBe(200);
    expect(byId.body).toEqual(byPath.body);
    expect(byPath.body.id).toMatch(/^taktfast\.example,[0-9a-f-]{36},[0-9a-f-]{36}$/);
    expect(byPath.body.webUrl).toBe('https://taktfast.example/sites/delprogram-oppvekst');
  });

  it('carries lists behind its path as well', async () => {
    const { hostname, path } = directory.site;
    expect((await rig.ask('GET', `/v1.0/sites/${hostname}:${path}:/lists`)).status).toBe(200);
  });

  it('is the only one: another is itemNotFound', async () => {
    const other = await rig.ask('GET', '/v1.0/sites/taktfast.example:/sites/annet');
    expect(other.status).toBe(404);
    expect(other.body).toMatchObject({ error: { code: 'itemNotFound' } });
  });
});

describe('every answer', () => {
  it('carries request-id, and gives back the client-request-id {G-errors}', async () => {
    const { headers } = await rig.ask('GET', lists(), undefined, { 'client-request-id': 'abc' });
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('client-request-id')).toBe('abc');
  });

  it('to a body that cannot be read is 400', async () => {
    const { headers } = await rig.ask('GET', lists());
    expect(headers.get('content-type')).toContain('application/json');
    const { status, body } = await rig.ask('POST', lists(), ['not', 'an', 'object']);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('that refuses has the error body of Graph {G-errors}', async () => {
    const { status, body, headers } = await rig.ask('GET', `${lists()}/Finnes ikke`);
    expect(status).toBe(404);
    expect(body).toEqual({
      error: {
        code: 'itemNotFound',
        message: 'List not found',
        innerError: {
          date: '2025-09-02T10:00:00',
          'request-id': headers.get('request-id'),
          'client-request-id': headers.get('request-id'),
        },
      },
    });
  });

  it.each([
    ['GET', '/v1.0/me/events'],
    ['GET', '/v1.0/me/messages'],
    ['GET', '/v1.0/drives/1/root/delta'],
  ])('%s %s is 501, never a made-up shape', async (method, path) => {
    const { status, body } = await rig.ask(method, path);
    expect(status).toBe(501);
    expect(body).toMatchObject({ error: { code: 'notImplemented' } });
  });

  it('is refused to a caller without a token, and to one with a broken one', async () => {
    for (const token of [undefined, 'a.b.c']) {
      const { status, body, headers } = await asker(rig.tenant.url, token)('GET', lists());
      expect(status).toBe(401);
      expect(body).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
  });
});

describe('making a list', () => {
  it('is 201 with the list, named by the server after its title {G-listcreate}', async () => {
    const { status, body } = await make('TfMade');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'TfMade',
      displayName: 'TfMade',
      list: { template: 'genericList', hidden: false },
    });
  });

  it('makes every column asked for with it, beside the Title a generic list has {G-listcreate}', async () => {
    const columns = [
      { name: 'Saksnr', text: { maxLength: 40 }, indexed: true, enforceUniqueValues: true },
      {
        name: 'Status',
        choice: { choices: ['utkast', 'til behandling', 'vedtatt'], displayAs: 'dropDownMenu' },
        indexed: true,
      },
      { name: 'Frist', dateTime: { format: 'dateTime', displayAs: 'default' } },
      { name: 'Belop', number: { decimalPlaces: 'two' } },
      { name: 'Hastesak', boolean: {} },
      { name: 'Ansvarlig', personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly' } },
    ];
    expect((await make('Saker', columns)).status).toBe(201);
    const { body } = await rig.ask('GET', `${lists()}/Saker/columns`);
    const found = Columns.parse(body).value;
    for (const column of [{ name: 'Title', text: {} }, ...columns])
      expect(found.find(({ name }) => name === column.name)).toMatchObject(column);
  });

  it('makes one that is found by its id and by its title {G-list}', async () => {
    const { body } = await make('TfTwoWays');
    expect((await rig.ask('GET', `${lists()}/${body.id}`)).body).toMatchObject({ displayName: 'TfTwoWays' });
    expect((await rig.ask('GET', `${lists()}/TfTwoWays`)).body.id).toBe(body.id);
  });

  it('refuses a name, which is the server’s to give {docs issue 3799}', async () => {
    const { status, body } = await rig.ask('POST', lists(), { name: 'TfNamed', displayName: 'TfNamed' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('refuses a title that is taken with nameAlreadyExists', async () => {
    await make('TfTwice');
    const { status, body } = await make('tftwice');
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { code: 'nameAlreadyExists' } });
  });

  it('makes nothing when one of the columns is refused', async () => {
    const { status } = await make('TfHalf', [
      { name: 'A', text: {} },
      { name: 'B', currency: { locale: 'nb-NO' } },
    ]);
    expect(status).toBe(400);
    expect((await rig.ask('GET', `${lists()}/TfHalf`)).status).toBe(404);
  });

  it('takes a document library too', async () => {
    const { body } = await rig.ask('POST', lists(), {
      displayName: 'Protokoller',
      list: { template: 'documentLibrary' },
    });
    expect(body).toMatchObject({ list: { template: 'documentLibrary' } });
  });

  it('gives it another title and leaves its name', async () => {
    await make('TfRenamed');
    const { body } = await rig.ask('PATCH', `${lists()}/TfRenamed`, { displayName: 'Omdøpt liste' });
    expect(body).toMatchObject({ name: 'TfRenamed', displayName: 'Omdøpt liste' });
    expect((await rig.ask('GET', `${lists()}/${encodeURIComponent('Omdøpt liste')}`)).body.name).toBe(
      'TfRenamed',
    );
    expect((await rig.ask('GET', `${lists()}/TfRenamed`)).status).toBe(404);
  });

  it('are filtered by their title, and by nothing else {docs-contrib issue 757}', async () => {
    await make('TfFound');
    const filter = (text: string) => `${lists()}?$filter=${encodeURIComponent(text)}`;
    const { body } = await rig.ask('GET', filter("displayName eq 'TfFound'"));
    expect(body.value).toEqual([expect.objectContaining({ displayName: 'TfFound' })]);
    const { status, body: refused } = await rig.ask('GET', filter("name eq 'TfFound'"));
    expect(status).toBe(400);
    expect(refused).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('shows hidden lists only when `system` is asked for', async () => {
    const names = (await rig.ask('GET', `${lists()}?$select=name`)).text;
    const all = (await rig.ask('GET', `${lists()}?$select=name,system`)).text;
    expect(names).not.toContain('User Information List');
    expect(all).toContain('User Information List');
  });
});

describe('columns', () => {
  const columnsOf = async (list: string) =>
    Columns.parse((await rig.ask('GET', `${lists()}/${list}/columns`)).body).value;
  const idOf = async (list: string, name: string): Promise<string> =>
    (await columnsOf(list)).find((column) => column.name === name)?.id ?? 'no such column';

  it('a new list has Title to write and the system’s own to read {G-listcreate}', async () => {
    await make('TfBare');
    const { body } = await rig.ask('GET', `${lists()}/TfBare?$expand=columns`);
    const columns = Columns.parse({ value: body.columns }).value;
    const system = ['ID', 'ContentType', 'Modified', 'Created', 'Author', 'Editor'];
    expect(columns.map(({ name }) => name)).toEqual([...system, '_UIVersionString', 'Attachments', 'Title']);
    expect(columns.filter(({ readOnly }) => !readOnly).map(({ name }) => name)).toEqual(['Title']);
  });

  it('are added one by one with 201 and SharePoint’s own values for what was left out {G-column}', async () => {
    await make('TfColumns');
    const { status, body } = await rig.ask('POST', `${lists()}/TfColumns/columns`, {
      name: 'TfStatus',
      displayName: 'Status',
      choice: { choices: ['Ikke startet', 'Pågår'] },
      indexed: true,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'TfStatus',
      displayName: 'Status',
      indexed: true,
      required: false,
      readOnly: false,
      enforceUniqueValues: false,
      choice: { allowTextEntry: false, choices: ['Ikke startet', 'Pågår'], displayAs: 'dropDownMenu' },
    });
  });

  it('made by a Norwegian title get an encoded internal name', async () => {
    await make('TfEncoded', [{ displayName: 'Når', text: {} }]);
    expect(await columnsOf('TfEncoded')).toContainEqual(
      expect.objectContaining({ name: 'N_x00e5_r', displayName: 'Når' }),
    );
  });

  it.each([
    ['currency, as reported since 2017 {I-currency}', { name: 'X', currency: {} }],
    ['no kind at all', { name: 'X' }],
    ['two kinds at once', { name: 'X', text: {}, number: {} }],
    ['unique without an index', { name: 'X', text: {}, enforceUniqueValues: true }],
    ['an unknown member', { name: 'X', text: { length: 3 } }],
  ])('are refused with %s', async (_, column) => {
    await make('TfRefusing');
    const { status, body } = await rig.ask('POST', `${lists()}/TfRefusing/columns`, column);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('of a kind not served are 501', async () => {
    await make('TfTerm');
    expect((await rig.ask('POST', `${lists()}/TfTerm/columns`, { name: 'X', term: {} })).status).toBe(501);
  });

  it('may be indexed twenty to a list and no more {S-limits}', async () => {
    const columns = Array.from({ length: 20 }, (_, number) => ({
      name: `C${number}`,
      text: {},
      indexed: true,
    }));
    expect((await make('TfTwenty', columns)).status).toBe(201);
    const { status } = await rig.ask('POST', `${lists()}/TfTwenty/columns`, {
      name: 'C20',
      text: {},
      indexed: true,
    });
    expect(status).toBe(400);
  });

  it('get another title, an index and more choices, and keep name and kind', async () => {
    await make('TfChanged', [{ name: 'TfKind', choice: { choices: ['a'] } }]);
    const column = `${lists()}/TfChanged/columns/${await idOf('TfChanged', 'TfKind')}`;
    const changed = await rig.ask('PATCH', column, {
      displayName: 'Slag',
      indexed: true,
      choice: { choices: ['a', 'b'] },
    });
    expect(changed.body).toMatchObject({
      name: 'TfKind',
      displayName: 'Slag',
      indexed: true,
      choice: { choices: ['a', 'b'], displayAs: 'dropDownMenu' },
    });
    expect((await rig.ask('PATCH', column, { name: 'Other' })).status).toBe(400);
    expect((await rig.ask('PATCH', column, { number: {} })).status).toBe(400);
  });

  it('turn unique only while no two rows hold the same', async () => {
    await make('TfSame', [{ name: 'TfKey', text: {}, indexed: true }]);
    for (const TfKey of ['A1', 'A1']) await rig.ask('POST', `${lists()}/TfSame/items`, { fields: { TfKey } });
    const column = `${lists()}/TfSame/columns/${await idOf('TfSame', 'TfKey')}`;
    expect((await rig.ask('PATCH', column, { enforceUniqueValues: true })).status).toBe(400);
    await rig.ask('DELETE', `${lists()}/TfSame/items/2`);
    expect((await rig.ask('PATCH', column, { enforceUniqueValues: true })).status).toBe(200);
  });

  it('are deleted with what their cells held, the system’s own never', async () => {
    await make('TfGone', [{ name: 'TfNote', text: {} }]);
    await rig.ask('POST', `${lists()}/TfGone/items`, { fields: { TfNote: 'x' } });
    expect(
      (await rig.ask('DELETE', `${lists()}/TfGone/columns/${await idOf('TfGone', 'TfNote')}`)).status,
    ).toBe(204);
    expect((await rig.ask('GET', `${lists()}/TfGone/items/1/fields`)).body).not.toHaveProperty('TfNote');
    expect(
      (await rig.ask('DELETE', `${lists()}/TfGone/columns/${await idOf('TfGone', 'Created')}`)).status,
    ).toBe(400);
  });
});
