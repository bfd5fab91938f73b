import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type Rig, startRig } from './tenant.ts';

const ROWS = 10_000;
let rig: Rig;
let list: string;

beforeAll(async () => {
  rig = await startRig();
  list = `${rig.site}/lists/TfLarge`;
  await rig.ask('POST', `${rig.site}/lists`, {
    displayName: 'TfLarge',
    columns: [
      { name: 'TfKey', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'TfHalf', text: {}, indexed: true },
      { name: 'TfPlain', text: {} },
    ],
  });
  const rows = Array.from({ length: ROWS }, (_, index) => index + 1).map((number) => ({
    TfKey: `K${number}`,
    TfHalf: number <= 6000 ? 'first' : 'rest',
    TfPlain: `P${number}`,
  }));
  const filled = await rig.ask('POST', '/local/fill', { list: 'TfLarge', rows });
  expect(filled.body).toEqual({ rows: ROWS });
}, 120_000);
afterAll(() => rig.tenant.close());

const Page = z.object({
  value: z.array(z.object({ id: z.string() })),
  '@odata.nextLink': z.string().optional(),
});
const nonIndexed = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
const ask = (query: string, headers = {}) =>
  rig.ask('GET', `${list}/items?$select=id&${query}`, undefined, headers);
const ids = async (query: string, headers = {}) =>
  Page.parse((await ask(query, headers)).body).value.map(({ id }) => Number(id));
const filter = (text: string) => `$filter=${encodeURIComponent(text)}`;

const expectTooMuch = async (query: string, headers = {}) => {
  const answer = await ask(query, headers);
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBeNull();
  expect(answer.body).toMatchObject({
    error: { code: 'activityLimitReached', innerError: { code: 'throttledRequest' } },
  });
};

describe('a list of ten thousand rows', () => {
  it('comes in pages of 200 unless more is asked for, and silently never of more than 5000 {I-top}', async () => {
    expect(await ids('')).toHaveLength(200);
    expect(await ids('$top=999')).toHaveLength(999);
    expect(await ids('$top=20000')).toHaveLength(5000);
  });

  it('is read to its end, every row once', async () => {
    const seen = new Set<string>();
    let link: string | undefined = `${list}/items?$select=id&$top=2000`;
    while (link !== undefined) {
      const page: z.infer<typeof Page> = Page.parse((await rig.ask('GET', link)).body);
      for (const { id } of page.value) seen.add(id);
      link = page['@odata.nextLink'];
    }
    expect(seen.size).toBe(ROWS);
  });

  it('is filtered on an indexed column {G-items}', async () => {
    expect(await ids(filter("fields/TfKey eq 'K9999'"))).toEqual([9999]);
  });

  it('refuses a filter without an index even to a caller who takes the chance {S-limits}', () =>
    expectTooMuch(filter("fields/TfPlain eq 'P1'"), nonIndexed));

  it('refuses an index that leaves more than 5000 rows {S-limits}{msgraph-sdk-dotnet issue 827}', async () => {
    await expectTooMuch(filter("fields/TfHalf eq 'first'"));
    expect(await ids(filter("fields/TfHalf eq 'rest'"))).toHaveLength(200);
  });

  it.each(['id desc', 'fields/TfKey'])('refuses an order by %s {docs issue 8450}', (order) =>
    expectTooMuch(`$orderby=${order}`),
  );

  it('is put in order once a filter has narrowed it enough', async () => {
    const narrowed = filter("fields/TfHalf eq 'rest'");
    expect(await ids(`${narrowed}&$orderby=fields/TfHalf desc&$top=2`)).toEqual([6001, 6002]);
  });

  it('lets a second column through once the first has narrowed it enough {msgraph-sdk-dotnet issue 827}', async () => {
    const both = "fields/TfHalf eq 'rest' and fields/TfPlain eq 'P9000'";
    expect(await ids(filter(both), nonIndexed)).toEqual([9000]);
  });

  it('takes no new index', async () => {
    const late = await rig.ask('POST', `${list}/columns`, { name: 'TfLate', text: {}, indexed: true });
    expect(late.status).toBe(400);
    expect(late.body).toMatchObject({ error: { code: 'invalidRequest' } });
  });

  it('still refuses a taken unique value, one row or many', async () => {
    const one = await rig.ask('POST', `${list}/items`, { fields: { TfKey: 'k77' } });
    const many = await rig.ask('POST', '/local/fill', { list: 'TfLarge', rows: [{ TfKey: 'K78' }] });
    expect([one.status, many.status]).toEqual([400, 400]);
  });
});
