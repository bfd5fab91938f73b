import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { driftKinds, type KnownSchema, type ListDrift, ListName, sameValue } from '../../programme/index.ts';
import type { Tables } from './tables.ts';
import { type StoreDeps, type UnitOfWork, unitOfWork } from './unit-of-work.ts';

const Drift: z.ZodType<ListDrift> = z.object({
  list: ListName,
  kind: z.enum(driftKinds),
  column: z.string(),
  title: z.string(),
  found: z.string(),
  wanted: z.string(),
});
const Schema: z.ZodType<KnownSchema> = z.object({
  listId: z.string(),
  columns: z.record(z.string(), z.string()),
  drift: z.array(Drift),
});

/** What is known of a list's columns; what an older version wrote otherwise is found out again. */
export const schemaOf = async (db: Kysely<Tables>, list: ListName): Promise<KnownSchema | undefined> => {
  const row = await db.selectFrom('sync_state').select('schema').where('list', '=', list).executeTakeFirst();
  return Schema.safeParse(row?.schema).data;
};

/** In what the lists are otherwise than they were made, in the order of the lists. */
export const driftIn = async (db: Kysely<Tables>): Promise<ListDrift[]> => {
  const rows = await db.selectFrom('sync_state').select(['list', 'schema']).execute();
  const place = ({ list }: { list: ListName }) => ListName.options.indexOf(list);
  return rows
    .toSorted((a, b) => place(a) - place(b))
    .flatMap(({ schema }) => [...(Schema.safeParse(schema).data?.drift ?? [])]);
};

type Refill = { column: string; path: readonly string[] };

/** Keeps what a look at a list's columns found; tells whether it is otherwise than the last look found. */
export const noteSchema = (
  deps: StoreDeps,
  list: ListName,
  schema: KnownSchema,
  refill: readonly Refill[] = [],
): Promise<boolean> =>
  unitOfWork(deps, async (unit) => {
    const before = await schemaOf(unit.trx, list);
    const state = { schema: JSON.stringify(schema) };
    await unit.trx
      .insertInto('sync_state')
      .values({ list, ...state })
      .onConflict((conflict) => conflict.column('list').doUpdateSet(state))
      .execute();
    for (const one of refill) await owe(unit, list, one);
    const news = !sameValue(before?.drift ?? [], schema.drift);
    if (news) unit.changed();
    return news;
  });

/** Every row that has a value for the column owes it to SharePoint once more. */
const owe = async (unit: UnitOfWork, list: ListName, { column, path }: Refill): Promise<void> => {
  const rows = await unit.trx
    .updateTable('mirror')
    .set({
      refill: sql<string[]>`array_append(coalesce(refill, '{}'), ${column}::text)`,
      owed_since: sql<string>`coalesce(owed_since, ${unit.now}::timestamptz)`,
    })
    .where('list', '=', list)
    .where('item_id', 'is not', null)
    .where(sql<boolean>`synced #> array[${sql.join(path.map((step) => sql`${step}::text`))}] is not null`)
    .where(sql<boolean>`not (${column}::text = any(coalesce(refill, '{}')))`)
    .returning('key')
    .execute();
  for (const { key } of rows.slice(0, 1)) unit.push({ list, key });
};
