import { describe, expect, it } from '@jest/globals';
import { faultsIn } from './conformity.ts';
import { readSchemas } from './schema.ts';

const schemas = readSchemas();
const itemAddress = 'GET /v1.0/sites/:site/lists/:list/items/:item';
const item = {
  '@odata.etag': '"a,1"',
  id: '1',
  createdDateTime: '2025-09-02T10:00:00Z',
  lastModifiedDateTime: '2025-09-02T10:00:00Z',
  createdBy: { user: { id: 'u', displayName: null } },
  fields: { '@odata.etag': '"a,1"', TfKey: 'A1', TfHelpersLookupId: ['1'] },
};

/** What goes against the type of an address. */
const against = (answer: unknown, address: string, select?: string[]): string[] =>
  faultsIn(schemas, answer, schemas.Answers?.properties?.[address] ?? {}, { at: 'it', select });

describe('an answer held against Microsoft’s types', () => {
  it('passes as it is, with annotations and with fields of any name', () => {
    expect(against(item, itemAddress)).toEqual([]);
  });

  it.each([
    ['a property the type does not know', { ...item, bogus: 1 }, 'it.bogus is nothing ListItem has'],
    [
      'such a property further in',
      { ...item, createdBy: { user: { id: 'u', email: 'x' } } },
      'it.createdBy.user.email is nothing Identity has',
    ],
    [
      'null where the type has no null',
      { ...item, createdDateTime: null },
      'it.createdDateTime is null, and should be string',
    ],
    ['a number for a text', { ...item, name: 1 }, 'it.name is number, and should be string or null'],
    ['one thing instead of several', { ...item, versions: {} }, 'it.versions is object, and should be array'],
  ])('fails for %s', (_, answer, fault) => {
    expect(against(answer, itemAddress)).toEqual([fault]);
  });

  it('fails for a property that is never null and is missing, unless others were selected', () => {
    const { createdDateTime: _, ...without } = item;
    expect(against(without, itemAddress)).toEqual([
      'it.createdDateTime is missing, and ListItem requires it',
    ]);
    expect(against(without, itemAddress, ['id', 'lastModifiedDateTime'])).toEqual([]);
  });

  it('looks at every entry of a page, each for what was selected', () => {
    const page = 'GET /v1.0/sites/:site/lists/:list/items';
    expect(against({ value: [item, { id: '2', bogus: true }] }, page, ['id'])).toEqual([
      'it.value[1].bogus is nothing ListItem has',
    ]);
    expect(against({ '@odata.nextLink': 'x' }, page)).toEqual([
      'it.value is missing, and the type requires it',
    ]);
  });

  it('takes a deleted item for what it is, and for nothing more {G-itemdelta}', () => {
    const delta = 'GET /v1.0/sites/:site/lists/:list/items/delta';
    expect(against({ value: [{ id: '7', deleted: { state: 'deleted' } }] }, delta)).toEqual([]);
    expect(against({ value: [{ deleted: { state: 'deleted' } }] }, delta)).toEqual([
      'it.value[0].id is missing, and the type requires it',
    ]);
  });

  it('needs of a person what Graph gives unasked, and no more {G-users}', () => {
    const user = {
      id: 'u',
      businessPhones: [],
      displayName: 'x',
      givenName: null,
      jobTitle: null,
      mail: null,
    };
    expect(against({ ...user, userPrincipalName: 'u@x' }, 'GET /v1.0/users/:user')).toEqual([]);
    expect(against(user, 'GET /v1.0/users/:user')).toHaveLength(1);
  });

  it('looks into what an open type holds under names of the client’s choosing {CSDL}', () => {
    const task = (entry: unknown) => ({ id: 't', title: 'x', assignments: { '@odata.type': 'x', u: entry } });
    const address = 'GET /v1.0/planner/tasks/:task';
    expect(against(task({ orderHint: 'a', assignedBy: null }), address)).toEqual([]);
    expect(against(task({ orderHint: 'a', bogus: 1 }), address)).toEqual([
      'it.assignments.u.bogus is nothing PlannerAssignment has',
    ]);
  });

  it('knows only the values of a choice', () => {
    const column = { id: '1', text: { textType: 'plain' }, personOrGroup: {} };
    const address = 'POST /v1.0/sites/:site/lists/:list/columns';
    expect(against(column, address)).toEqual([]);
    expect(against({ ...column, type: 'poetry' }, address)).toEqual([
      expect.stringContaining('it.type is "poetry"'),
    ]);
  });
});
