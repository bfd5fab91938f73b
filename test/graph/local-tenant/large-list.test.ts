import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase, type Tx } from '../../../graph/local-tenant/database.ts';
import { queryItems } from '../../../graph/local-tenant/item-query.ts';
import { addColumn } from '../../../graph/local-tenant/list-columns.ts';
import { insertList } from '../../../graph/local-tenant/list-writes.ts';
import { columnsOf, type ListRow } from '../../../graph/local-tenant/lists.ts';
import { parseQuery } from '../../../graph/local-tenant/query.ts';
import { handClock } from './tenant.ts';

const ROWS = 10_000;
let db: Database;
let list: ListRow;

beforeAll(async () => {
  db = await openDatabase(undefined);
  const clock = handClock('2025-09-02T10:00:00Z');
  list = await db.transaction().execute(async (tx) => {
    const made = await insertList(tx, clock, {
      displayName: 'TfLarge',
      description: '',
      columns: [
        { name: 'TfKey', text: {}, indexed: true },
        { name: 'TfHalf', text: {}, indexed: true },
        { name: 'TfPlain', text: {} },
      ],
      template: 'genericList',
      hidden: false,
      by: { kind: 'application', id: 'x', displayName: 'x' },
    });
    await sql`
      insert into items
      select ${made.id}, number, gen_random_uuid()::text, 1,
        jsonb_build_object('TfKey', 'K' || number, 'TfHalf', (number <= 6000)::text, 'TfPlain', 'P' || number),
        '2025-09-02T10:00:00Z', '2025-09-02T10:00:00Z', '{}', '{}', number
      from generate_series(1, ${ROWS}::integer) number`.execute(tx);
    return made;
  });
  await sql`analyze items`.execute(db);
}, 60_000);
afterAll(() => db.destroy());

const ask = (options: Record<string, string>, nonIndexed = false) =>
  db.transaction().execute(async (tx: Tx) => {
    const columns = columnsOf(list);
    return queryItems(tx, list, { query: parseQuery(options), columns, timeZone: 'UTC', nonIndexed });
  });
const threshold = { status: 429, code: 'activityLimitReached' };

describe('a list of ten thousand rows', () => {
  it('comes in pages of 200 unless more is asked for, and never of more than 5000 {I-top}', async () => {
    expect((await ask({})).rows).toHaveLength(200);
    expect((await ask({ $top: '999' })).rows).toHaveLength(999);
    expect((await ask({ $top: '20000' })).rows).toHaveLength(5000);
  });

  it('is read to its end, every row once', async () => {
    const seen = new Set<number>();
    let skiptoken: string | undefined;
    do {
      const page = await ask({ $top: '2000', ...(skiptoken !== undefined && { $skiptoken: skiptoken }) });
      for (const { id } of page.rows) seen.add(id);
      skiptoken = page.skiptoken;
    } while (skiptoken !== undefined);
    expect(seen.size).toBe(ROWS);
  });

  it('is filtered on an indexed column by its index', async () => {
    expect((await ask({ $filter: "fields/TfKey eq 'K9999'" })).rows.map(({ id }) => id)).toEqual([9999]);
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select * from items where list_id = ${list.id} and lower(fields->>'TfKey') collate "C" = ${'k9999'}::text`.execute(
      db,
    );
    expect(JSON.stringify(plan.rows)).toContain('text_TfKey');
  });

  it('refuses a filter without an index even to a caller who takes the chance {S-limits}', async () => {
    await expect(ask({ $filter: "fields/TfPlain eq 'P1'" }, true)).rejects.toMatchObject(threshold);
  });

  it('refuses an index that leaves more than 5000 rows {msgraph-sdk-dotnet issue 827}', async () => {
    await expect(ask({ $filter: "fields/TfHalf eq 'true'" })).rejects.toMatchObject(threshold);
    expect((await ask({ $filter: "fields/TfHalf eq 'false'" })).rows).toHaveLength(200);
  });

  it('lets a second column through once the first has narrowed it enough', async () => {
    const filter = "fields/TfHalf eq 'false' and fields/TfPlain eq 'P9000'";
    expect((await ask({ $filter: filter }, true)).rows.map(({ id }) => id)).toEqual([9000]);
  });

  it('takes no new index', async () => {
    const late = db
      .transaction()
      .execute((tx) => addColumn(tx, list, { name: 'TfLate', text: {}, indexed: true }));
    await expect(late).rejects.toMatchObject({ status: 400, code: 'invalidRequest' });
  });
});
