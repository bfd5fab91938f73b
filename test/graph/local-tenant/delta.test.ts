import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { appToken, asker, type Rig, startRig } from './tenant.ts';

let rig: Rig;
let items: string;
let made = 0;

beforeAll(async () => {
  rig = await startRig();
}, 60_000);
afterAll(() => rig.tenant.close());
beforeEach(async () => {
  made += 1;
  const columns = [{ name: 'TfKey', text: {} }];
  await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfDelta${made}`, columns });
  items = `${rig.site}/lists/TfDelta${made}/items`;
});

const Round = z.object({
  value: z.array(
    z.looseObject({
      id: z.string(),
      deleted: z.object({ state: z.string() }).optional(),
      fields: z.looseObject({ TfKey: z.string().optional() }).optional(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const round = async (address: string) => Round.parse((await rig.ask('GET', address)).body);
const linkOf = (answer: z.infer<typeof Round>): string => answer['@odata.deltaLink'] ?? 'no delta link';
const add = (TfKey: string) => rig.ask('POST', items, { fields: { TfKey } });

describe('delta {G-itemdelta}', () => {
  it('without a token gives everything there is, and then a link', async () => {
    await add('A1');
    await add('A2');
    const first = await round(`${items}/delta?$expand=fields`);
    expect(first.value.map(({ fields }) => fields?.TfKey)).toEqual(['A1', 'A2']);
    expect(linkOf(first)).toContain('/items/delta?token=');
    expect(first).not.toHaveProperty('@odata.nextLink');
  });

  it('with token=latest gives nothing but a link, and from there only what is new', async () => {
    await add('A1');
    const latest = await round(`${items}/delta?token=latest&$expand=fields`);
    expect(latest.value).toEqual([]);
    await add('A2');
    const { value } = await round(linkOf(latest));
    expect(value.map(({ fields }) => fields?.TfKey)).toEqual(['A2']);
  });

  it('gives what changed, once, in its last state', async () => {
    await add('A1');
    await add('A2');
    const before = await round(`${items}/delta?$expand=fields`);
    await rig.ask('PATCH', `${items}/1/fields`, { TfKey: 'A1 igjen' });
    await rig.ask('PATCH', `${items}/1/fields`, { TfKey: 'A1 enda en gang' });
    const { value } = await round(linkOf(before));
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({
      id: '1',
      eTag: expect.stringMatching(/,3"$/),
      fields: { TfKey: 'A1 enda en gang' },
    });
  });

  it('gives a deleted item as its id and nothing more', async () => {
    await add('A1');
    const before = await round(`${items}/delta`);
    await rig.ask('DELETE', `${items}/1`);
    const { value } = await round(linkOf(before));
    expect(value).toEqual([{ id: '1', deleted: { state: 'deleted' } }]);
  });

  it('says nothing of deletions to a client that starts from nothing', async () => {
    await add('A1');
    await rig.ask('DELETE', `${items}/1`);
    expect((await round(`${items}/delta`)).value).toEqual([]);
  });

  it('does say so of an item deleted between two of its pages', async () => {
    for (const key of ['A1', 'A2', 'A3']) await add(key);
    const first = await round(`${items}/delta?$top=2`);
    await rig.ask('DELETE', `${items}/1`);
    const second = await round(first['@odata.nextLink'] ?? '');
    expect(second.value.map(({ id, deleted }) => [id, deleted?.state])).toEqual([
      ['3', undefined],
      ['1', 'deleted'],
    ]);
  });

  it('pages by $top, with what was selected and expanded, down to the link', async () => {
    for (const key of ['A1', 'A2', 'A3']) await add(key);
    const first = await round(`${items}/delta?$top=2&$select=id&$expand=fields($select=TfKey)`);
    expect(first.value.map(({ id }) => id)).toEqual(['1', '2']);
    const second = await round(first['@odata.nextLink'] ?? '');
    expect(second.value).toEqual([
      expect.objectContaining({ id: '3', fields: expect.objectContaining({ TfKey: 'A3' }) }),
    ]);
    expect(second.value[0]).not.toHaveProperty('createdDateTime');
    await add('A4');
    expect((await round(linkOf(second))).value[0]?.fields?.TfKey).toBe('A4');
  });

  it('minds its own list only', async () => {
    const before = await round(`${items}/delta`);
    const columns = [{ name: 'TfKey', text: {} }];
    await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfOther${made}`, columns });
    await rig.ask('POST', `${rig.site}/lists/TfOther${made}/items`, { fields: { TfKey: 'x' } });
    expect((await round(linkOf(before))).value).toEqual([]);
  });

  it('with a token older than the log is 410 with the address to start over from', async () => {
    await add('A1');
    const before = await round(`${items}/delta?$expand=fields`);
    expect((await rig.ask('POST', '/local/trim')).status).toBe(204);
    const gone = await rig.ask('GET', linkOf(before));
    expect(gone.status).toBe(410);
    expect(gone.body).toMatchObject({ error: { code: 'resyncChangesApplyDifferences' } });
    const fresh = await round(gone.headers.get('location') ?? '');
    expect(fresh.value.map(({ fields }) => fields?.TfKey)).toEqual(['A1']);
    await add('A2');
    expect((await round(linkOf(fresh))).value.map(({ fields }) => fields?.TfKey)).toEqual(['A2']);
  });

  it.each([
    'resyncChangesApplyDifferences',
    'resyncChangesUploadDifferences',
    'resyncRequired',
    'syncStateNotFound',
  ])('is 410 %s when that is why a token is too old {G-itemdelta}{G-errors}', async (code) => {
    const before = await round(`${items}/delta`);
    await rig.ask('POST', '/local/trim', { list: `TfDelta${made}`, code });
    const gone = await rig.ask('GET', linkOf(before));
    expect(gone.status).toBe(410);
    expect(gone.body).toMatchObject({ error: { code } });
    expect(gone.headers.get('location')).toContain('/items/delta');
  });

  it('keeps the tokens of the lists whose log was not trimmed', async () => {
    const before = await round(`${items}/delta`);
    await rig.ask('POST', `${rig.site}/lists`, { displayName: `TfTrimmed${made}` });
    await rig.ask('POST', '/local/trim', { list: `TfTrimmed${made}` });
    expect((await round(linkOf(before))).value).toEqual([]);
  });

  it('may give an item twice in a round, and the last occurrence is the item as it is {G-itemdelta}', async () => {
    await add('A1');
    await add('A2');
    await rig.ask('PATCH', `${items}/1/fields`, { TfKey: 'A1 igjen' });
    await rig.ask('POST', '/local/pages', { trick: 'repeat' });
    const { value } = await round(`${items}/delta?$expand=fields`);
    const keys = value.map(({ id, fields }) => [id, fields?.TfKey]);
    expect(keys).toContainEqual(['1', 'A1']);
    expect(keys.findLast(([id]) => id === '1')).toEqual(['1', 'A1 igjen']);
    expect(keys.filter(([id]) => id === '2')).toHaveLength(2);
  });

  it('gives an item twice when it changed between two pages {G-itemdelta}', async () => {
    for (const key of ['A1', 'A2', 'A3']) await add(key);
    const first = await round(`${items}/delta?$top=2&$expand=fields`);
    await rig.ask('PATCH', `${items}/1/fields`, { TfKey: 'A1 igjen' });
    const second = await round(first['@odata.nextLink'] ?? '');
    const keys = [...first.value, ...second.value].map(({ id, fields }) => [id, fields?.TfKey]);
    expect(keys).toEqual([
      ['1', 'A1'],
      ['2', 'A2'],
      ['3', 'A3'],
      ['1', 'A1 igjen'],
    ]);
  });

  it('may give an empty page while there is more {G-paging}', async () => {
    await add('A1');
    await rig.ask('POST', '/local/pages', { trick: 'empty', count: 2 });
    const first = await round(`${items}/delta?$expand=fields`);
    const second = await round(first['@odata.nextLink'] ?? '');
    const third = await round(second['@odata.nextLink'] ?? '');
    expect([first.value, second.value]).toEqual([[], []]);
    expect(third.value.map(({ fields }) => fields?.TfKey)).toEqual(['A1']);
    expect(linkOf(third)).toContain('token=');
  });

  it('reads page after page anew once the log was trimmed', async () => {
    await add('A1');
    await add('A2');
    await rig.ask('POST', '/local/trim');
    const first = await round(`${items}/delta?$expand=fields&$top=1`);
    const second = await round(first['@odata.nextLink'] ?? 'no next link');
    const keys = [...first.value, ...second.value].map(({ fields }) => fields?.TfKey);
    expect(keys).toEqual(['A1', 'A2']);
  });

  it('with a token of two months ago is 410 as well', async () => {
    const before = await round(`${items}/delta`);
    rig.clock.add({ hours: 24 * 61 });
    try {
      const later = asker(rig.tenant.url, await appToken(rig.tenant.url));
      expect((await later('GET', linkOf(before))).status).toBe(410);
    } finally {
      rig.clock.add({ hours: -24 * 61 });
    }
  });

  it('with a token that is none is refused', async () => {
    expect((await rig.ask('GET', `${items}/delta?token=abc`)).status).toBe(400);
  });
});
