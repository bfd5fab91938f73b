import type { Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { ColumnDefinition } from './columns.ts';
import type { Database, Tables, Tx } from './database.ts';
import { itemNotFound } from './refused.ts';
import { systemColumns } from './system-columns.ts';

export type ListRow = Selectable<Tables['lists']> & { columns: { definition: ColumnDefinition }[] };

/** A list's row with its columns in the order they were made. */
const withColumns = (db: Database | Tx) =>
  db
    .selectFrom('lists')
    .selectAll('lists')
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('columns')
          .select('definition')
          .whereRef('columns.list_id', '=', 'lists.id')
          .orderBy('position'),
      ).as('columns'),
    );

/** Every list of the site, oldest first. */
export const allLists = (db: Database | Tx): Promise<ListRow[]> =>
  withColumns(db).orderBy('created_at').orderBy('name').execute();

/** The list with this id or title {G-list}. */
export const findList = async (db: Database | Tx, idOrTitle: string): Promise<ListRow> => {
  const list = await withColumns(db)
    .where((row) => row.or([row('id', '=', idOrTitle), row('display_name', '=', idOrTitle)]))
    .executeTakeFirst();
  if (!list) throw itemNotFound('List not found');
  return list;
};

/** All a list's columns, those SharePoint keeps itself first. */
export const columnsOf = ({ columns }: Pick<ListRow, 'columns'>): ColumnDefinition[] => [
  ...systemColumns,
  ...columns.map(({ definition }) => definition),
];
