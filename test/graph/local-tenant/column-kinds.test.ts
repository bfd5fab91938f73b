import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Rig, startRig } from './tenant.ts';

let rig: Rig;
let colours: string;
let made = 0;

const Named = z.object({ id: z.string(), name: z.string() });

beforeAll(async () => {
  rig = await startRig();
  const { body } = await rig.ask('POST', `${rig.site}/lists`, { displayName: 'TfColours' });
  colours = Named.parse(body).id;
}, 60_000);
afterAll(() => rig.tenant.close());

/** A list of its own, by its address. */
const aList = async (columns: unknown[] = []): Promise<string> => {
  made += 1;
  const { status, text } = await rig.ask('POST', `${rig.site}/lists`, {
    displayName: `TfKind${made}`,
    columns,
  });
  if (status !== 201) throw new Error(text);
  return `${rig.site}/lists/TfKind${made}`;
};
const add = (list: string, column: unknown) => rig.ask('POST', `${list}/columns`, column);
const invalid = { error: { code: 'invalidRequest' } };

describe('a column {G-column}{CSDL}', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'text',
      { maxLength: 40, textType: 'plain', allowMultipleLines: false },
      { appendChangesToExistingText: false, linesForEditing: 0 },
    ],
    [
      'text',
      {
        allowMultipleLines: true,
        linesForEditing: 6,
        textType: 'richText',
        appendChangesToExistingText: true,
      },
      {},
    ],
    ['choice', { choices: ['utkast', 'vedtatt'], allowTextEntry: true, displayAs: 'radioButtons' }, {}],
    ['choice', { choices: ['a', 'b'], displayAs: 'checkBoxes' }, { allowTextEntry: false }],
    ['dateTime', { format: 'dateOnly', displayAs: 'friendly' }, {}],
    ['dateTime', {}, { format: 'dateTime', displayAs: 'default' }],
    ['number', { decimalPlaces: 'two', displayAs: 'percentage', minimum: 0, maximum: 1 }, {}],
    ['boolean', {}, {}],
    [
      'personOrGroup',
      { allowMultipleSelection: true, chooseFromType: 'peopleOnly', displayAs: 'account' },
      {},
    ],
    ['calculated', { formula: '=[Title]&"!"', outputType: 'text' }, {}],
  ])('of the kind %s keeps %j', async (kind, facet, besides) => {
    const list = await aList();
    const { status, body } = await add(list, { name: 'TfIt', [kind]: facet });
    expect(status).toBe(201);
    const again = await rig.ask('GET', `${list}/columns/${body.id}`);
    expect(again.body[kind]).toEqual({ ...facet, ...besides });
  });

  it('of the kind lookup keeps the list and the column it shows', async () => {
    const { body } = await add(await aList(), {
      name: 'TfColour',
      lookup: { listId: colours, columnName: 'Title', allowMultipleValues: true },
    });
    expect(body).toMatchObject({
      lookup: {
        listId: colours,
        columnName: 'Title',
        allowMultipleValues: true,
        allowUnlimitedLength: false,
      },
    });
  });

  it('of the kind hyperlinkOrPicture is made, but shown without its kind among the others {G-column}', async () => {
    const list = await aList();
    const { body } = await add(list, { name: 'TfLink', hyperlinkOrPicture: { isPicture: true } });
    expect(body.hyperlinkOrPicture).toEqual({ isPicture: true });
    const { value } = z
      .object({ value: z.array(z.looseObject({ name: z.string() })) })
      .parse((await rig.ask('GET', `${list}/columns`)).body);
    expect(value.find(({ name }) => name === 'TfLink')).not.toHaveProperty('hyperlinkOrPicture');
  });

  it('keeps what it is asked for beside its kind', async () => {
    const asked = {
      name: 'TfAll',
      displayName: 'Alt på en gang',
      description: 'Hva som står her',
      columnGroup: 'Programmet',
      required: true,
      indexed: true,
      enforceUniqueValues: true,
      readOnly: false,
      hidden: false,
      defaultValue: { value: 'ny' },
      validation: { formula: '=LEN([TfAll])>1', descriptions: [{ displayName: 'For kort' }] },
      text: {},
    };
    const { status, body } = await add(await aList(), { ...asked, propagateChanges: false });
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...asked, text: { allowMultipleLines: false } });
  });

  it.each([
    ['two kinds at once', { text: {}, boolean: {} }],
    ['no kind', {}],
    ['a kind that is not there', { colour: {} }],
    ['currency, whatever the documentation says {I-currency}', { currency: { locale: 'nb-NO' } }],
    ['what only SharePoint sets', { text: {}, isDeletable: false }],
    ['a length past 255', { text: { maxLength: 256 } }],
    ['a way of showing that is not there', { choice: { choices: ['a'], displayAs: 'slider' } }],
    ['a least above its most', { number: { minimum: 2, maximum: 1 } }],
    ['unique values without an index', { text: {}, enforceUniqueValues: true }],
    ['unique yes and no', { boolean: {}, indexed: true, enforceUniqueValues: true }],
    ['an index on several choices', { choice: { displayAs: 'checkBoxes' }, indexed: true }],
    ['an index on several lines', { text: { allowMultipleLines: true }, indexed: true }],
    ['an index on a formula', { calculated: { formula: '=1' }, indexed: true }],
    [
      'unique values where there are several',
      { personOrGroup: { allowMultipleSelection: true }, indexed: true, enforceUniqueValues: true },
    ],
    ['a lookup in no list', { lookup: { columnName: 'Title' } }],
    ['a lookup in a list that is not there', { lookup: { listId: 'nowhere' } }],
    ['a default both as value and formula', { text: {}, defaultValue: { value: 'a', formula: '="a"' } }],
  ])('is refused with %s', async (_, column) => {
    const { status, body } = await add(await aList(), { name: 'TfIt', ...column });
    expect(status).toBe(400);
    expect(body).toMatchObject(invalid);
  });

  it('is refused a lookup of what cannot be shown', async () => {
    const many = await rig.ask('POST', `${rig.site}/lists`, {
      displayName: 'TfNotes',
      columns: [{ name: 'TfNote', text: { allowMultipleLines: true } }],
    });
    const lookup = { listId: many.body.id, columnName: 'TfNote' };
    expect((await add(await aList(), { name: 'TfIt', lookup })).status).toBe(400);
  });

  it('with an internal name that is taken gets a number {msgraph-sdk-powershell issue 2906}', async () => {
    const { body } = await add(await aList(), { name: 'Author', text: {} });
    expect(body).toMatchObject({ name: 'Author0', displayName: 'Author' });
  });

  it('with a title that is taken is refused', async () => {
    const { status, body } = await add(await aList(), { name: 'TfOther', displayName: 'title', text: {} });
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { code: 'nameAlreadyExists' } });
  });

  it('is made by a title with an encoded internal name', async () => {
    const { body } = await add(await aList(), { displayName: '3 år på vent', text: {} });
    expect(body.name).toBe('_x0033__x0020__x00e5_r_x0020_p_x00e5__x0020_vent');
  });

  it('that is hidden is listed only when `hidden` is selected {G-column}', async () => {
    const list = await aList([{ name: 'TfSecret', text: {}, hidden: true }]);
    const plain = await rig.ask('GET', `${list}/columns`);
    const all = await rig.ask('GET', `${list}/columns?$select=name,hidden`);
    expect(plain.text).not.toContain('TfSecret');
    expect(all.body.value).toContainEqual(expect.objectContaining({ name: 'TfSecret', hidden: true }));
  });
});

describe('a column changed by hand', () => {
  const changing = async (column: Record<string, unknown>) => {
    const list = await aList();
    const { body } = await add(list, { name: 'TfIt', ...column });
    const path = `${list}/columns/${body.id}`;
    return { list, path, patch: (change: unknown) => rig.ask('PATCH', path, change) };
  };

  it('gets another title and keeps its name', async () => {
    const { patch } = await changing({ displayName: 'Status', text: {} });
    expect((await patch({ displayName: 'Tilstand' })).body).toMatchObject({
      name: 'TfIt',
      displayName: 'Tilstand',
    });
    expect((await patch({ name: 'TfOther' })).status).toBe(400);
    expect((await patch({ displayName: 'Title' })).status).toBe(409);
  });

  it('gets other choices, and rows keep what is no longer among them', async () => {
    const { list, patch } = await changing({ choice: { choices: ['a', 'b'] } });
    const items = `${list}/items`;
    const { body } = await rig.ask('POST', items, { fields: { TfIt: 'a' } });
    expect((await patch({ choice: { choices: ['b', 'c'] } })).status).toBe(200);
    expect((await rig.ask('GET', `${items}/${body.id}/fields`)).body.TfIt).toBe('a');
    expect((await rig.ask('POST', items, { fields: { TfIt: 'a' } })).status).toBe(400);
    expect((await rig.ask('POST', items, { fields: { TfIt: 'c' } })).status).toBe(201);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a text to a number', { text: {} }, { number: {} }],
    ['a choice to text', { choice: { choices: ['a'] } }, { text: {} }],
    ['a number to a formula', { number: {} }, { calculated: { formula: '=1' } }],
  ])('is not turned from %s', async (_, column, change) => {
    const { patch } = await changing(column);
    const { status, body } = await patch(change);
    expect(status).toBe(400);
    expect(body).toMatchObject(invalid);
  });

  it('is gone when deleted, and its values with it', async () => {
    const { list, path } = await changing({ text: {} });
    await rig.ask('POST', `${list}/items`, { fields: { TfIt: 'x' } });
    expect((await rig.ask('DELETE', path)).status).toBe(204);
    expect((await rig.ask('GET', path)).status).toBe(404);
    expect((await rig.ask('GET', `${list}/items/1/fields`)).body).not.toHaveProperty('TfIt');
    expect((await rig.ask('POST', `${list}/items`, { fields: { TfIt: 'x' } })).status).toBe(400);
  });

  it('of SharePoint’s own is neither changed nor deleted', async () => {
    const list = await aList();
    const created = `${list}/columns/8c06beca-0777-48f7-91c7-6da68bc07b69`;
    expect((await rig.ask('PATCH', created, { displayName: 'Laget' })).status).toBe(400);
    expect((await rig.ask('DELETE', created)).status).toBe(400);
  });
});

describe('a list', () => {
  it('is deleted with its items, and is then not found', async () => {
    const list = await aList();
    await rig.ask('POST', `${list}/items`, { fields: { Title: 'x' } });
    expect((await rig.ask('DELETE', list)).status).toBe(204);
    const { status, body } = await rig.ask('GET', `${list}/items`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'itemNotFound' } });
  });

  it('of SharePoint’s own is not deleted', async () => {
    expect((await rig.ask('DELETE', `${rig.site}/lists/User Information List`)).status).toBe(403);
  });
});
