import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { directory, type Rig, startRig } from './tenant.ts';

let rig: Rig;
let made = 0;
let list: string;
let colours: string;

const Id = z.object({ id: z.string() });
const Fields = z.object({ fields: z.record(z.string(), z.json()) });

beforeAll(async () => {
  rig = await startRig();
}, 60_000);
afterAll(() => rig.tenant.close());

const lookup = (more = {}) => ({ listId: colours, columnName: 'Title', ...more });
const several = { 'TfColoursLookupId@odata.type': 'Collection(Edm.Int32)' };

beforeEach(async () => {
  made += 1;
  const other = await rig.ask('POST', `${rig.site}/lists`, {
    displayName: `TfColours${made}`,
    columns: [{ name: 'TfCode', text: {} }],
  });
  colours = Id.parse(other.body).id;
  for (const Title of ['rød', 'gul', 'grønn'])
    await rig.ask('POST', `${rig.site}/lists/${colours}/items`, { fields: { Title, TfCode: Title[0] } });
  await rig.ask('POST', `${rig.site}/lists`, {
    displayName: `TfLooking${made}`,
    columns: [
      { name: 'TfColour', lookup: lookup(), indexed: true },
      { name: 'TfColours', lookup: lookup({ allowMultipleValues: true }) },
    ],
  });
  list = `${rig.site}/lists/TfLooking${made}`;
});

const create = (fields: Record<string, unknown>) => rig.ask('POST', `${list}/items`, { fields });
const read = async (id: string, select?: string) => {
  const expand = select === undefined ? 'fields' : `fields($select=${select})`;
  return Fields.parse((await rig.ask('GET', `${list}/items/${id}?$expand=${expand}`)).body).fields;
};
const newId = async (fields: Record<string, unknown>) => Id.parse((await create(fields)).body).id;

describe('a lookup {G-fvs}{I-lookup}', () => {
  it.each([2, '2'])(
    'is written by row id, as %j, and comes as its row id in text',
    async (TfColourLookupId) => {
      const fields = await read(await newId({ TfColourLookupId }));
      expect(fields.TfColourLookupId).toBe('2');
      expect(fields).not.toHaveProperty('TfColour');
    },
  );

  it('comes as what it shows when it is named in $select', async () => {
    const id = await newId({ TfColourLookupId: 2 });
    expect(await read(id, 'TfColour')).toMatchObject({ TfColour: 'gul' });
    expect(await read(id, 'TfColourLookupId,TfColour')).toMatchObject({
      TfColourLookupId: '2',
      TfColour: 'gul',
    });
  });

  it('of several rows is annotated and comes with what it shows {CODE}{docs issue 2991}', async () => {
    const id = await newId({ ...several, TfColoursLookupId: [1, 3] });
    expect((await read(id)).TfColours).toEqual([
      { LookupId: 1, LookupValue: 'rød' },
      { LookupId: 3, LookupValue: 'grønn' },
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['by what it shows', { TfColour: 'gul' }],
    ['of a row that is not there', { TfColourLookupId: 9 }],
    ['of a word', { TfColourLookupId: 'gul' }],
    [
      'with an annotation on a single value',
      { 'TfColourLookupId@odata.type': 'Edm.Int32', TfColourLookupId: 1 },
    ],
    ['of several without the annotation', { TfColoursLookupId: [1] }],
    ['of several, one not there', { ...several, TfColoursLookupId: [1, 9] }],
  ])('is refused %s', async (_, fields) => {
    expect((await create(fields)).status).toBe(400);
  });

  it('is filtered by the row id', async () => {
    const id = await newId({ TfColourLookupId: 3 });
    await newId({ TfColourLookupId: 1 });
    const { body } = await rig.ask('GET', `${list}/items?$select=id&$filter=fields/TfColourLookupId eq 3`);
    expect(body).toMatchObject({ value: [{ id }] });
  });

  it('shows more of the same row through a column of its own, which is not written', async () => {
    const columns = z
      .object({ value: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse((await rig.ask('GET', `${list}/columns?$select=id,name`)).body).value;
    const primaryLookupColumnId = columns.find(({ name }) => name === 'TfColour')?.id;
    await rig.ask('POST', `${list}/columns`, {
      name: 'TfCode',
      lookup: lookup({ columnName: 'TfCode', primaryLookupColumnId }),
    });
    const id = await newId({ TfColourLookupId: 3 });
    expect(await read(id, 'TfCode')).toMatchObject({ TfCode: 'g' });
    expect(await read(id)).not.toHaveProperty('TfCodeLookupId');
    expect((await create({ TfCodeLookupId: 1 })).status).toBe(400);
    expect((await rig.ask('DELETE', `${list}/columns/${primaryLookupColumnId}`)).status).toBe(400);
  });

  it('is emptied when the row it shows is deleted, and delta tells of it', async () => {
    const id = await newId({ TfColourLookupId: 2, ...several, TfColoursLookupId: [1, 2] });
    const { body: before } = await rig.ask('GET', `${list}/items/delta?token=latest&$expand=fields`);
    await rig.ask('DELETE', `${rig.site}/lists/${colours}/items/2`);
    const fields = await read(id);
    expect(fields).not.toHaveProperty('TfColourLookupId');
    expect(fields.TfColours).toEqual([{ LookupId: 1, LookupValue: 'rød' }]);
    const { body } = await rig.ask('GET', String(before['@odata.deltaLink']));
    expect(body).toMatchObject({ value: [{ id }] });
  });
});

describe('lookup columns past twelve {G-fvs}', () => {
  const people = Array.from({ length: 12 }, (_, number) => `TfP${number}`);
  beforeEach(async () => {
    const columns = people.map((name) => ({ name, personOrGroup: {} }));
    const { body } = await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfMany${made}`, columns });
    list = `${rig.site}/lists/${Id.parse(body).id}`;
    await create(Object.fromEntries(people.map((name) => [`${name}LookupId`, 1])));
  });

  it('are refused in one query, those of who made and changed the item counted', async () => {
    const twelve = `${list}/items?$expand=fields($select=Author,Editor,${people.slice(0, 10)})`;
    const { body } = await rig.ask('GET', twelve);
    expect(body).toMatchObject({ value: [{ fields: { TfP9: directory.users[0]?.displayName } }] });
    const { status } = await rig.ask(
      'GET',
      `${list}/items?$expand=fields($select=Author,Editor,${people.slice(0, 11)})`,
    );
    expect(status).toBe(400);
  });

  it('are left out of a page without a word, and come with the item alone {msgraph-sdk-powershell issue 2711}', async () => {
    const { body } = await rig.ask('GET', `${list}/items?$expand=fields`);
    const [{ fields } = { fields: {} }] = z.object({ value: z.array(Fields) }).parse(body).value;
    expect(Object.keys(fields).filter((name) => name.endsWith('LookupId'))).toHaveLength(12);
    expect(fields).not.toHaveProperty('TfP11LookupId');
    expect(await read('1')).toHaveProperty('TfP11LookupId');
  });
});

describe('a hyperlink', () => {
  const link = { Url: 'https://oslo.kommune.no', Description: 'Oslo' };
  beforeEach(async () => {
    await rig.ask('POST', `${list}/columns`, { name: 'TfLink', hyperlinkOrPicture: {} });
  });

  it('written through Graph breaks as text {msgraph-sdk-powershell issue 2906}', async () => {
    const { status, body } = await create({ TfLink: link.Url });
    expect(status).toBe(500);
    expect(body).toMatchObject({ error: { code: 'generalException' } });
  });

  it('written through Graph is refused as an object {msgraph-sdk-dotnet issue 2957}', async () => {
    const { status, body } = await create({ TfLink: link });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('that people wrote is read', async () => {
    await rig.ask('POST', '/local/fill', { list: `TfLooking${made}`, rows: [{ TfLink: link }] });
    expect((await read('1')).TfLink).toEqual(link);
  });
});

describe('a calculated column', () => {
  const calculated = async (column: Record<string, unknown>, fields: Record<string, unknown>) => {
    const { body } = await rig.ask('POST', `${rig.site}/lists`, {
      displayName: `TfFormula${made}`,
      columns: [
        { name: 'TfNumber', displayName: 'Antall barn', number: {} },
        { name: 'TfStart', dateTime: { format: 'dateOnly' } },
        { name: 'TfEnd', dateTime: { format: 'dateOnly' } },
        { name: 'TfOpen', boolean: {} },
        { name: 'TfNote', text: { allowMultipleLines: true } },
        { name: 'TfWho', personOrGroup: {} },
      ],
    });
    list = `${rig.site}/lists/${Id.parse(body).id}`;
    const answer = await rig.ask('POST', `${list}/columns`, { name: 'TfIt', calculated: column });
    return { answer, fields: answer.status === 201 ? await read(await newId(fields)) : {} };
  };

  it.each<[string, string, Record<string, unknown>, unknown]>([
    ['=[Antall barn]*2+1', 'number', { TfNumber: 3 }, 7],
    ['=(1+2)*3-2^2/4', 'number', {}, 8],
    ['=-TfNumber', 'number', { TfNumber: 3 }, -3],
    ['=TfNumber*2', 'number', {}, 0],
    ['=1/TfNumber', 'number', {}, '#DIV/0!'],
    ['=Title*2', 'number', { Title: 'mange' }, '#VALUE!'],
    ['=[Title]&" ("&TfNumber&")"', 'text', { Title: 'Kurs', TfNumber: 2 }, 'Kurs (2)'],
    ['=IF([Antall barn]>=10,"stor","liten")', 'text', { TfNumber: 10 }, 'stor'],
    ['=IF([Antall barn]>=10;"stor";"liten")', 'text', { TfNumber: 9 }, 'liten'],
    ['=IF(ISBLANK(TfEnd),"uten frist","med frist")', 'text', {}, 'uten frist'],
    ['=AND(TfOpen,NOT(TfNumber=0))', 'boolean', { TfOpen: true, TfNumber: 1 }, true],
    ['=OR(Title="a",Title="B")', 'boolean', { Title: 'b' }, true],
    ['=TfEnd-TfStart', 'number', { TfStart: '2025-03-01', TfEnd: '2025-04-01' }, 31],
    ['=TfStart+14', 'dateTime', { TfStart: '2025-02-20' }, '2025-03-06T00:00:00Z'],
    ['=YEAR(TfStart)&"-"&MONTH(TfStart)', 'text', { TfStart: '2025-12-31' }, '2025-12'],
    ['=TfEnd<TfStart', 'boolean', { TfStart: '2025-03-02', TfEnd: '2025-03-01' }, true],
    [
      '=CONCATENATE(UPPER(LEFT(Title)),LOWER(MID(Title,2,3)),RIGHT(Title,2))',
      'text',
      { Title: 'abCDef' },
      'Abcdef',
    ],
    ['=ROUND(TfNumber,1)', 'number', { TfNumber: 2.345 }, 2.3],
    ['=ROUND(1.005,2)+INT(-1.5)+ABS(-3)', 'number', {}, 2.01],
    ['=MAX(TfNumber,3)+MIN(1,2)+SUM(1,2,3)+AVERAGE(2,4)', 'number', { TfNumber: 5 }, 15],
    ['=LEN(TRIM("  a   b "))', 'number', {}, 3],
  ])('%s as %s of %j is %j', async (formula, outputType, fields, expected) => {
    expect((await calculated({ formula, outputType }, fields)).fields.TfIt).toEqual(expected);
  });

  it.each([
    ['that cannot be read', '=1+', 400],
    ['without an end', '=IF(1,2', 400],
    ['of a column that is not there', '=[Nope]', 400],
    ['of a person', '=[TfWho]', 400],
    ['of several lines', '=[TfNote]', 400],
    ['of itself', '=[TfIt]', 400],
    ['with a function the tenant lacks', '=DATEDIF(TfStart,TfEnd,"d")', 501],
  ])('is refused a formula %s', async (_, formula, status) => {
    expect((await calculated({ formula, outputType: 'number' }, {})).answer.status).toBe(status);
  });

  it('is not written, follows what it reads, and is worked out anew when its formula changes', async () => {
    const { answer } = await calculated({ formula: '=TfNumber*2', outputType: 'number' }, { TfNumber: 1 });
    expect((await create({ TfIt: 4 })).status).toBe(400);
    const { body } = await rig.ask('PATCH', `${list}/items/1/fields`, { TfNumber: 5 });
    expect(body.TfIt).toBe(10);
    await rig.ask('PATCH', `${list}/columns/${answer.body.id}`, { calculated: { formula: '=TfNumber*3' } });
    expect((await read('1')).TfIt).toBe(15);
  });

  it('goes on meaning a column that gets another title, and keeps it from being deleted', async () => {
    const { answer } = await calculated({ formula: '=[Antall barn]+1', outputType: 'number' }, {});
    const { body } = await rig.ask('GET', `${list}/columns?$select=id,name`);
    const number = z
      .array(z.object({ id: z.string(), name: z.string() }))
      .parse(body.value)
      .find(({ name }) => name === 'TfNumber');
    await rig.ask('PATCH', `${list}/columns/${number?.id}`, { displayName: 'Hvor mange' });
    expect((await read(await newId({ TfNumber: 4 }))).TfIt).toBe(5);
    expect((await rig.ask('GET', `${list}/columns/${answer.body.id}`)).text).toContain('[Hvor mange]');
    expect((await rig.ask('DELETE', `${list}/columns/${number?.id}`)).status).toBe(400);
  });

  it('is filtered with the header, since it has no index', async () => {
    await calculated({ formula: '=TfNumber*2', outputType: 'number' }, { TfNumber: 2 });
    const query = `${list}/items?$select=id&$filter=fields/TfIt eq 4`;
    expect((await rig.ask('GET', query)).status).toBe(400);
    const prefer = 'HonorNonIndexedQueriesWarningMayFailRandomly';
    expect((await rig.ask('GET', query, undefined, { prefer })).body.value).toHaveLength(1);
  });
});

describe('a column’s own formulas', () => {
  it('refuse a value that does not hold, in the words the column has for it', async () => {
    await rig.ask('POST', `${list}/columns`, {
      name: 'TfCode',
      text: {},
      validation: { formula: '=LEN(TfCode)=3', descriptions: [{ displayName: 'Tre tegn' }] },
    });
    expect((await create({ TfCode: 'abc' })).status).toBe(201);
    const { status, body } = await create({ TfCode: 'ab' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'invalidRequest', message: 'Tre tegn' } });
  });

  it('give a new row what was left out', async () => {
    await rig.ask('POST', `${list}/columns`, {
      name: 'TfCode',
      number: {},
      defaultValue: { formula: '=2*3' },
    });
    expect((await read(await newId({}))).TfCode).toBe(6);
  });
});
