import { sql } from 'kysely';
import { type ColumnDefinition, isMulti, keyOf } from './columns.ts';
import { type FieldValues, nextChange, type Tx } from './database.ts';
import { columnsOf, type ListRow } from './lists.ts';
import type { Shown } from './read-fields.ts';
import { invalidRequest } from './refused.ts';

const isGiven = <T>(value: T | undefined | null): value is T => value !== undefined && value !== null;

/** The ids a row's cell holds. */
const idsIn = (fields: FieldValues, key: string): number[] =>
  [fields[key]].flat().filter(isGiven).map(Number);

/** The column that holds the ids: a column that shows more of the same row has none of its own. */
const holderOf = (column: ColumnDefinition, columns: readonly ColumnDefinition[]): ColumnDefinition =>
  columns.find(({ id }) => id === column.lookup?.primaryLookupColumnId) ?? column;

/** Refuses ids of rows that are not in the list looked up; that SharePoint refuses them too is an assumption. */
export const expectTargets = async (tx: Tx, list: ListRow, rows: readonly FieldValues[]): Promise<void> => {
  for (const column of columnsOf(list)) {
    const { listId } = column.lookup ?? {};
    const ids = new Set(rows.flatMap((fields) => idsIn(fields, keyOf(column))));
    if (listId === undefined || ids.size === 0) continue;
    const found = await tx
      .selectFrom('items')
      .select('id')
      .where('list_id', '=', listId)
      .where('id', '=', sql<number>`any(${sql.val([...ids])}::integer[])`)
      .execute();
    if (found.length < ids.size)
      throw invalidRequest(`Field '${column.name}' looks up a row that is not there`);
  }
};

/** What the lookup columns of these rows show, of those that are asked for. */
export const shownLookups = async (
  tx: Tx,
  list: ListRow,
  rows: readonly { fields: FieldValues }[],
  select: readonly string[] | undefined,
): Promise<ReadonlyMap<string, ReadonlyMap<number, Shown>>> => {
  const shown = new Map<string, ReadonlyMap<number, Shown>>();
  const columns = columnsOf(list);
  for (const column of columns) {
    const { listId, columnName = 'Title' } = column.lookup ?? {};
    const asked = select ? select.includes(column.name) : isMulti(column);
    if (listId === undefined || !asked) continue;
    const ids = rows.flatMap(({ fields }) => idsIn(fields, keyOf(holderOf(column, columns))));
    const found = await tx
      .selectFrom('items')
      .select(['id', 'fields'])
      .where('list_id', '=', listId)
      .where('id', '=', sql<number>`any(${sql.val(ids)}::integer[])`)
      .execute();
    shown.set(
      column.name,
      new Map(
        found.map(({ id, fields }) => [
          id,
          { value: columnName === 'ID' ? `${id}` : (fields[columnName] ?? '') },
        ]),
      ),
    );
  }
  return shown;
};

/**
 * Empties the cells that look up a row which is deleted, as SharePoint does where deletion is not restrained (from
 * memory); no version is made, but delta tells of the rows.
 */
export const forgetTarget = async (tx: Tx, list: { id: string }, id: number): Promise<void> => {
  const columns = await tx
    .selectFrom('columns')
    .select(['list_id', 'definition'])
    .where(sql<boolean>`definition->'lookup'->>'listId' = ${list.id}`)
    .execute();
  for (const { list_id, definition } of columns) {
    const key = keyOf(definition);
    const cell = sql`fields->${key}::text`;
    const gone = sql`${`${id}`}::jsonb`;
    const others = sql`(select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(${cell}) one where one <> ${gone})`;
    const without = sql<string>`case when jsonb_typeof(${cell}) = 'array'
      then jsonb_set(fields, array[${key}::text], ${others}) else fields - ${key}::text end`;
    await tx
      .updateTable('items')
      .set({ fields: without, change: nextChange })
      .where('list_id', '=', list_id)
      .where(sql<boolean>`${cell} @> ${gone}`)
      .execute();
  }
};
