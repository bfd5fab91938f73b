import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { type Generated, type JSONColumnType, Kysely, PGliteDialect, sql, type Transaction } from 'kysely';
import type { ColumnDefinition } from './columns.ts';
import { schema } from './database-schema.ts';
import type { DriveItemTable, UploadTable } from './drive/tables.ts';
import type { GrantTable } from './grant-table.ts';
import type { PlannerTable } from './planner/table.ts';
import { LIST_CHANGED, type SubscriptionTable } from './subscription-table.ts';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
/** A row's values by internal column name; a column without a value is absent. */
export type FieldValues = Record<string, Json>;
/** Who wrote something: a person of the directory or the registered app. */
export type Identity = { kind: 'user' | 'application'; id: string; displayName: string; email?: string };

/** What a client with a token that is too old is told {G-itemdelta}{G-errors}. */
export const resyncCodes = [
  'resyncChangesApplyDifferences',
  'resyncChangesUploadDifferences',
  'resyncRequired',
  'syncStateNotFound',
] as const;
export type ResyncCode = (typeof resyncCodes)[number];

export type Tables = {
  secrets: { name: string; value: JSONColumnType<Record<string, Json>, string, string> };
  lists: {
    id: string;
    name: string;
    display_name: string;
    description: string;
    template: 'genericList' | 'documentLibrary' | 'userInformation';
    hidden: boolean;
    created_at: string;
    modified_at: string;
    created_by: JSONColumnType<Identity, string, string>;
    last_item: number;
    /** Delta tokens from before this change are too old, and this is what they are answered. */
    log_start: number;
    resync: Generated<ResyncCode>;
  };
  columns: {
    id: string;
    list_id: string;
    name: string;
    position: Generated<number>;
    definition: JSONColumnType<ColumnDefinition, string, string>;
  };
  items: {
    list_id: string;
    id: number;
    guid: string;
    version: number;
    fields: JSONColumnType<FieldValues, string, string>;
    created_at: string;
    modified_at: string;
    created_by: JSONColumnType<Identity, string, string>;
    modified_by: JSONColumnType<Identity, string, string>;
    change: number;
  };
  versions: {
    list_id: string;
    item_id: number;
    version: number;
    fields: JSONColumnType<FieldValues, string, string>;
    modified_at: string;
    modified_by: JSONColumnType<Identity, string, string>;
  };
  deletions: { list_id: string; item_id: number; change: number; at: string };
  drive_items: DriveItemTable;
  uploads: UploadTable;
  planner: PlannerTable;
  subscriptions: SubscriptionTable;
  grants: GrantTable;
  sign_ins: {
    code: string;
    expires_at: string;
    asked: JSONColumnType<Record<string, Json>, string, string>;
  };
};
export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
export type ItemRow = {
  id: number;
  guid: string;
  version: number;
  fields: FieldValues;
  created_at: string;
  modified_at: string;
  created_by: Identity;
  modified_by: Identity;
  change: number;
};

/**
 * Opens the tenant's own Postgres, in memory or in a directory, and sees to its tables. Tells of each list
 * something in which has changed, once that is committed.
 */
export const openDatabase = async (
  dataDir: string | undefined,
  listChanged: (list: string) => void = () => undefined,
): Promise<Database> => {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const pglite = new PGlite(dataDir === undefined ? {} : { dataDir });
  await pglite.waitReady;
  await pglite.exec(schema);
  await pglite.listen(LIST_CHANGED, listChanged);
  return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
};

/** The number of the next change. One connection writes, so changes are numbered in the order they are committed. */
export const nextChange = sql<number>`nextval('changes')::integer`;

/** The number of the last change; 0 when nothing has changed yet. */
export const lastChange = async (db: Database | Tx): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    select case when is_called then last_value::integer else 0 end as last from changes`.execute(db);
  return rows[0]?.last ?? 0;
};
