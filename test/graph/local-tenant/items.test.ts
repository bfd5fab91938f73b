import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { appToken, asker, directory, type Rig, startRig } from './tenant.ts';

let rig: Rig;
let items: string;
let list: string;
const person = directory.users[0];

beforeAll(async () => {
  rig = await startRig();
  await rig.ask('POST', `${rig.site}/lists`, {
    displayName: 'TfItems',
    columns: [
      { name: 'TfKey', text: { maxLength: 10 }, indexed: true, enforceUniqueValues: true },
      {
        name: 'TfStatus',
        choice: { choices: ['Ikke startet', 'Pågår'] },
        defaultValue: { value: 'Ikke startet' },
      },
      { name: 'TfAreas', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
      { name: 'TfDue', dateTime: { format: 'dateOnly' } },
      { name: 'TfAt', dateTime: { format: 'dateTime' } },
      { name: 'TfScore', number: { minimum: 0, maximum: 5 } },
      { name: 'TfYoung', boolean: {} },
      { name: 'TfNote', text: { allowMultipleLines: true } },
      { name: 'TfOwner', personOrGroup: {} },
      { name: 'TfHelpers', personOrGroup: { allowMultipleSelection: true } },
      { name: 'TfSecret', text: {}, hidden: true },
      { name: 'TfFixed', text: {}, readOnly: true },
    ],
  });
  list = `${rig.site}/lists/TfItems`;
  items = `${list}/items`;
}, 60_000);
afterAll(() => rig.tenant.close());

const create = (fields: Record<string, unknown>) => rig.ask('POST', items, { fields });
const Made = z.object({ id: z.string(), eTag: z.string(), fields: z.record(z.string(), z.json()) });
const made = async (fields: Record<string, unknown>) => Made.parse((await create(fields)).body);
const refusal = { error: { code: 'invalidRequest' } };

describe('creating an item', () => {
  it('is 201 with the item, its fields and its eTag, quotes and all {G-item}{G-itemdelta}', async () => {
    const { status, body } = await create({ Title: 'Tiltak', TfKey: 'C1', TfScore: 3, TfYoung: true });
    expect(status).toBe(201);
    expect(body.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(body).toMatchObject({
      '@odata.etag': body.eTag,
      createdDateTime: '2025-09-02T10:00:00Z',
      createdBy: { application: { id: directory.clientId } },
      fields: { Title: 'Tiltak', TfKey: 'C1', TfScore: 3, TfYoung: true, _UIVersionString: '1.0' },
    });
  });

  it('gives a column its default when it is left out', async () => {
    expect((await made({ TfKey: 'C2' })).fields.TfStatus).toBe('Ikke startet');
    expect((await made({ TfKey: 'C3', TfStatus: 'Pågår' })).fields.TfStatus).toBe('Pågår');
  });

  it('numbers items one by one and never gives a number twice', async () => {
    const first = await made({ TfKey: 'C4' });
    await rig.ask('DELETE', `${items}/${first.id}`);
    expect(Number((await made({ TfKey: 'C5' })).id)).toBe(Number(first.id) + 1);
  });

  it('says who wrote it when a person did', async () => {
    const { body } = await asker(rig.tenant.url, undefined)(
      'GET',
      `/local/token?user=${person?.id}&for=graph`,
    );
    const asPerson = asker(rig.tenant.url, z.string().parse(body.token));
    const answer = await asPerson('POST', items, { fields: { TfKey: 'C6' } });
    expect(answer.body).toMatchObject({
      createdBy: { user: { id: person?.id, displayName: person?.displayName } },
    });
  });

  it('refuses a taken unique value, whatever its case, with 400 invalidRequest {n8n Item.ts}', async () => {
    await create({ TfKey: 'U1' });
    const { status, body } = await create({ TfKey: 'u1' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        code: 'invalidRequest',
        message: 'One or more fields with unique constraints already has the provided value.',
      },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown field', { Nope: 1 }],
    ['a read-only field', { Created: '2025-01-01T00:00:00Z' }],
    ['a read-only column', { TfFixed: 'x' }],
    ['text past its length', { TfKey: '12345678901' }],
    ['a single line past 255', { Title: 'x'.repeat(256) }],
    ['a number as text', { TfScore: '3' }],
    ['a number below its least', { TfScore: -1 }],
    ['a number above its most', { TfScore: 6 }],
    ['a choice that is not there', { TfStatus: 'Ferdig' }],
    ['a date that is none', { TfDue: '2025-02-30' }],
    ['yes and no as a number', { TfYoung: 1 }],
    ['several choices without their annotation {CODE}', { TfAreas: ['a'] }],
    ['an annotation on a single value {CODE}', { 'TfStatus@odata.type': 'Edm.String', TfStatus: 'Pågår' }],
    ['a person by name', { TfOwner: 'Programleder' }],
    ['a person nobody is', { TfOwnerLookupId: 999 }],
  ])('refuses %s', async (_, fields) => {
    const { status, body } = await create(fields);
    expect(status).toBe(400);
    expect(body).toMatchObject(refusal);
  });

  it('refuses what is not under fields', async () => {
    expect((await rig.ask('POST', items, { Title: 'x' })).status).toBe(400);
  });

  it('of nothing is an empty row {msgraph-sdk-powershell issue 3317}', async () => {
    const { status, body } = await rig.ask('POST', items, {});
    expect(status).toBe(201);
    expect(body).toMatchObject({ fields: { _UIVersionString: '1.0' } });
  });

  it('takes no null {msgraph-sdk-dotnet-core issue 656}', async () => {
    expect((await create({ TfScore: null })).status).toBe(400);
  });

  it('breaks on a number in a column of text {msgraph-sdk-powershell issue 3228}', async () => {
    const { status, body } = await create({ Title: 12345 });
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: { code: 'generalException' } });
  });
});

describe('reading an item', () => {
  it.each(['$expand=fields($select=Title,TfScore)', 'expand=fields(select=Title,TfScore)'])(
    'gives the columns named, spelt %s {G-item}',
    async (expand) => {
      const { id, eTag } = await made({ Title: 'Tiltak', TfScore: 3, TfYoung: true });
      const { status, body } = await rig.ask('GET', `${items}/${id}?${expand}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ id, eTag, fields: { '@odata.etag': eTag, Title: 'Tiltak', TfScore: 3 } });
      expect(body.fields).not.toHaveProperty('TfYoung');
    },
  );

  it('gives its fields alone as a fieldValueSet {G-fvs}', async () => {
    const { id, eTag } = await made({ Title: 'Tiltak' });
    const { body } = await rig.ask('GET', `${items}/${id}/fields?$select=Title`);
    expect(body).toEqual({ '@odata.etag': eTag, Title: 'Tiltak' });
  });
});

describe('values', () => {
  it('date-only reads back as midnight in the site’s time zone, here UTC', async () => {
    const { fields } = await made({ TfKey: 'V1', TfDue: '2025-10-01', TfAt: '2025-10-01T12:30:00.7+02:00' });
    expect(fields).toMatchObject({ TfDue: '2025-10-01T00:00:00Z', TfAt: '2025-10-01T10:30:00Z' });
  });

  it('several choices are written with the annotation and read as a list {CODE}', async () => {
    const annotated = { 'TfAreas@odata.type': 'Collection(Edm.String)' };
    const { id, fields } = await made({ TfKey: 'V2', ...annotated, TfAreas: ['a', 'b'] });
    expect(fields.TfAreas).toEqual(['a', 'b']);
    const { body } = await rig.ask('PATCH', `${items}/${id}/fields`, { ...annotated, TfAreas: [] });
    expect(body).not.toHaveProperty('TfAreas');
  });

  it('a person is written by row id and read so by default; named in $select, by name {G-fvs}{I-lookup}', async () => {
    const { id, fields } = await made({ TfKey: 'V3', TfOwnerLookupId: '1' });
    expect(fields).toMatchObject({ TfOwnerLookupId: '1' });
    expect(fields).not.toHaveProperty('TfOwner');
    const { body } = await rig.ask('GET', `${items}/${id}?$expand=fields($select=TfOwner)`);
    expect(body).toMatchObject({ fields: { TfOwner: person?.displayName } });
  });

  it('several people are written as annotated row ids {CODE} and read with their names {docs issue 2991}', async () => {
    const annotated = { 'TfHelpersLookupId@odata.type': 'Collection(Edm.Int32)' };
    const { id, fields } = await made({ TfKey: 'V4', ...annotated, TfHelpersLookupId: [1, 2] });
    const people = directory.users.slice(0, 2).map(({ displayName, userPrincipalName }, index) => ({
      LookupId: index + 1,
      LookupValue: displayName,
      Email: userPrincipalName,
    }));
    expect(fields.TfHelpers).toEqual(people);
    expect(fields).not.toHaveProperty('TfHelpersLookupId');
    const named = await rig.ask('GET', `${items}/${id}?$expand=fields($select=TfHelpers)`);
    expect(named.body).toMatchObject({ fields: { TfHelpers: people } });
  });

  it('several people are emptied by an empty collection, annotated as text as well {CODE}', async () => {
    const annotated = { 'TfHelpersLookupId@odata.type': 'Collection(Edm.String)' };
    const { id, fields } = await made({ ...annotated, TfHelpersLookupId: ['2'] });
    expect(fields.TfHelpers).toMatchObject([{ LookupId: 2 }]);
    const { body } = await rig.ask('PATCH', `${items}/${id}/fields`, { ...annotated, TfHelpersLookupId: [] });
    expect(body).not.toHaveProperty('TfHelpers');
  });

  it('of hidden columns come only when named {G-fvs}', async () => {
    const { id, fields } = await made({ TfKey: 'V5', TfSecret: 'x' });
    expect(fields).not.toHaveProperty('TfSecret');
    const { body } = await rig.ask('GET', `${items}/${id}?expand=fields(select=TfSecret)`);
    expect(body).toMatchObject({ fields: { TfSecret: 'x' } });
  });

  it('a choice column takes a new value once somebody has added it to the choices', async () => {
    const columns = z
      .object({ value: z.array(z.looseObject({ id: z.string(), name: z.string() })) })
      .parse((await rig.ask('GET', `${list}/columns`)).body).value;
    const status = columns.find(({ name }) => name === 'TfStatus')?.id;
    await rig.ask('PATCH', `${list}/columns/${status}`, {
      choice: { choices: ['Ikke startet', 'Pågår', 'Kanskje'] },
    });
    expect((await made({ TfKey: 'V6', TfStatus: 'Kanskje' })).fields.TfStatus).toBe('Kanskje');
  });
});

describe('updating an item', () => {
  it('takes bare fields, changes those alone, and answers the fieldValueSet {G-itemupdate}', async () => {
    const { id } = await made({ TfKey: 'P1', Title: 'før', TfScore: 1 });
    const { status, body } = await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'etter' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ Title: 'etter', TfScore: 1, _UIVersionString: '2.0' });
    expect(body['@odata.etag']).toMatch(/,2"$/);
    expect(body).not.toHaveProperty('fields');
  });

  it('clears with null', async () => {
    const { id } = await made({ TfKey: 'P2', TfScore: 1 });
    const { body } = await rig.ask('PATCH', `${items}/${id}/fields`, { TfScore: null });
    expect(body).not.toHaveProperty('TfScore');
  });

  it('takes an item with fields as well', async () => {
    const { id } = await made({ TfKey: 'P3' });
    const { body } = await rig.ask('PATCH', `${items}/${id}`, { fields: { Title: 'ny' } });
    expect(body).toMatchObject({ id, fields: { Title: 'ny' } });
  });

  it('with a fresh eTag is done, with a stale one is 412 and changes nothing {G-itemupdate}', async () => {
    const { id, eTag } = await made({ TfKey: 'P4', Title: 'en' });
    const fresh = await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'to' }, { 'if-match': eTag });
    expect(fresh.status).toBe(200);
    const stale = await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'tre' }, { 'if-match': eTag });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({
      error: { code: 'resourceModified', innerError: { code: 'entityTagDoesNotMatch' } },
    });
    expect((await rig.ask('GET', `${items}/${id}/fields`)).body.Title).toBe('to');
  });

  it.each(['abc', "'abc'", 'W/"abc"', '"a","b"'])(
    'refuses an eTag that is none: %s {G-errors}',
    async (ifMatch) => {
      const { id } = await made({});
      const { status, body } = await rig.ask('PATCH', `${items}/${id}/fields`, {}, { 'if-match': ifMatch });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: { code: 'invalidRequest', innerError: { code: 'malformedEntityTag' } },
      });
    },
  );

  it('takes any version for an eTag of *', async () => {
    const { id } = await made({});
    expect((await rig.ask('PATCH', `${items}/${id}/fields`, {}, { 'if-match': '*' })).status).toBe(200);
  });

  it('that comes in before another write and is carried out after it is 409 resourceModified {I-1414}', async () => {
    const { id, eTag } = await made({ TfScore: 0 });
    await rig.ask('POST', '/local/faults', { match: `PATCH /items/${id}/fields`, delayMs: 500 });
    const patch = (TfScore: number) =>
      rig.ask('PATCH', `${items}/${id}/fields`, { TfScore }, { 'if-match': eTag });
    const [slow, quick] = await Promise.all([patch(1), setTimeout(20).then(() => patch(2))]);
    expect(quick.status).toBe(200);
    expect(slow.status).toBe(409);
    expect(slow.body).toMatchObject({ error: { code: 'resourceModified' } });
    expect((await rig.ask('GET', `${items}/${id}/fields`)).body.TfScore).toBe(2);
  });

  it('keeps its own unique value and refuses another row’s', async () => {
    await create({ TfKey: 'P5' });
    const { id } = await made({ TfKey: 'P6' });
    expect((await rig.ask('PATCH', `${items}/${id}/fields`, { TfKey: 'P6' })).status).toBe(200);
    expect((await rig.ask('PATCH', `${items}/${id}/fields`, { TfKey: 'P5' })).status).toBe(400);
  });

  it('of what is not there is itemNotFound', async () => {
    const { status, body } = await rig.ask('PATCH', `${items}/99999/fields`, { Title: 'x' });
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'itemNotFound' } });
  });

  it('makes a version each time, newest first, with when, by whom and the fields of then {G-versions}{CSDL}{I-6996}', async () => {
    const { id } = await made({ TfKey: 'P7', Title: 'en' });
    const lastModifiedBy = { application: { id: directory.clientId, displayName: 'Taktfast' } };
    rig.clock.add({ minutes: 1 });
    await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'to' });
    rig.clock.add({ minutes: -1 });
    const { body } = await rig.ask('GET', `${items}/${id}/versions?$expand=fields`);
    expect(body).toMatchObject({
      value: [
        { id: '2.0', lastModifiedDateTime: '2025-09-02T10:01:00Z', lastModifiedBy, fields: { Title: 'to' } },
        { id: '1.0', lastModifiedDateTime: '2025-09-02T10:00:00Z', lastModifiedBy, fields: { Title: 'en' } },
      ],
    });
    expect((await rig.ask('GET', `${items}/${id}/versions/1.0`)).body).toMatchObject({ id: '1.0' });
  });

  it('is undone by restoring a version, which makes another {G-versions}', async () => {
    const { id } = await made({ TfKey: 'P8', Title: 'en', TfScore: 1 });
    await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'to', TfScore: null, TfYoung: true });
    const restored = await rig.ask('POST', `${items}/${id}/versions/1.0/restoreVersion`);
    expect([restored.status, restored.text]).toEqual([204, '']);
    const { body } = await rig.ask('GET', `${items}/${id}/fields`);
    expect(body).toMatchObject({ Title: 'en', TfScore: 1, _UIVersionString: '3.0' });
    expect(body).not.toHaveProperty('TfYoung');
    expect((await rig.ask('POST', `${items}/${id}/versions/9.0/restoreVersion`)).status).toBe(404);
  });
});

describe('deleting an item', () => {
  it('is 204, and then it is gone', async () => {
    const { id } = await made({ TfKey: 'D1' });
    expect((await rig.ask('DELETE', `${items}/${id}`)).status).toBe(204);
    expect((await rig.ask('GET', `${items}/${id}`)).status).toBe(404);
  });

  it('minds a stale eTag', async () => {
    const { id, eTag } = await made({ TfKey: 'D2' });
    await rig.ask('PATCH', `${items}/${id}/fields`, { Title: 'x' });
    expect((await rig.ask('DELETE', `${items}/${id}`, undefined, { 'if-match': eTag })).status).toBe(412);
  });
});

describe('the User Information List', () => {
  it('finds a person’s row id by mail, with the header for columns without an index', async () => {
    const people = `${rig.site}/lists/User Information List/items`;
    const filter = `${people}?$expand=fields&$filter=fields/EMail eq '${person?.userPrincipalName}'`;
    expect((await rig.ask('GET', filter)).status).toBe(400);
    const { body } = await rig.ask('GET', filter, undefined, {
      prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly',
    });
    expect(body).toMatchObject({ value: [{ id: '1', fields: { Title: person?.displayName } }] });
  });

  it('is not written by hand', async () => {
    const people = `${rig.site}/lists/User Information List/items`;
    expect((await rig.ask('POST', people, { fields: { Title: 'x' } })).status).toBe(403);
  });
});

describe('a site in Oslo', () => {
  it('reads a day written as midnight in UTC back as the midnight before it there {pnpjs issue 1890}', async () => {
    const oslo = await startRig({ timeZone: 'Europe/Oslo' });
    try {
      const columns = [{ name: 'TfDue', dateTime: { format: 'dateOnly' } }];
      await oslo.ask('POST', `${oslo.site}/lists`, { displayName: 'TfOslo', columns });
      const { body } = await oslo.ask('POST', `${oslo.site}/lists/TfOslo/items`, {
        fields: { TfDue: '2025-10-01' },
      });
      expect(body).toMatchObject({ fields: { TfDue: '2025-09-30T22:00:00Z' } });
      expect(await appToken(oslo.tenant.url)).toMatch(/^ey/);
    } finally {
      await oslo.tenant.close();
    }
  }, 60_000);
});
