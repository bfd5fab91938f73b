import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { type Generated, type JSONColumnType, Kysely, PGliteDialect, sql, type Transaction } from 'kysely';
import type { ColumnDefinition } from './columns.ts';

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

export type PlannerKind = 'plan' | 'bucket' | 'task' | 'details';

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
  /** Plans, buckets, tasks and their details, each with its properties by path (`title`, `assignments/{id}`). */
  planner: {
    id: string;
    kind: PlannerKind;
    plan_id: string;
    made: Generated<number>;
    version: number;
    properties: JSONColumnType<FieldValues, string, string>;
    /** The version each path was last written in. */
    written: JSONColumnType<Record<string, number>, string, string>;
  };
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

const schema = `
  create table if not exists secrets (name text primary key, value jsonb not null);
  create table if not exists lists (
    id text primary key, name text not null, display_name text not null, description text not null,
    template text not null, hidden boolean not null, created_at text not null, modified_at text not null,
    created_by jsonb not null, last_item integer not null, log_start integer not null);
  alter table lists add column if not exists resync text not null default 'resyncChangesApplyDifferences';
  create unique index if not exists lists_name on lists (lower(name));
  create unique index if not exists lists_title on lists (lower(display_name));
  create table if not exists columns (
    id text primary key, list_id text not null references lists on delete cascade, name text not null,
    position serial, definition jsonb not null, unique (list_id, name));
  create table if not exists items (
    list_id text not null references lists on delete cascade, id integer not null, guid text not null,
    version integer not null, fields jsonb not null, created_at text not null, modified_at text not null,
    created_by jsonb not null, modified_by jsonb not null, change integer not null, primary key (list_id, id));
  create index if not exists items_change on items (list_id, change);
  create table if not exists versions (
    list_id text not null, item_id integer not null, version integer not null, fields jsonb not null,
    modified_at text not null, modified_by jsonb not null, primary key (list_id, item_id, version),
    foreign key (list_id, item_id) references items (list_id, id) on delete cascade);
  create table if not exists deletions (
    list_id text not null references lists on delete cascade, item_id integer not null,
    change integer not null, at text not null, primary key (list_id, item_id));
  create index if not exists deletions_change on deletions (list_id, change);
  create table if not exists planner (
    id text not null, kind text not null, plan_id text not null, made serial, version integer not null,
    properties jsonb not null, written jsonb not null, primary key (kind, id));
  create index if not exists planner_plan on planner (plan_id, kind);
  create table if not exists sign_ins (code text primary key, expires_at text not null, asked jsonb not null);
  create sequence if not exists changes as integer;
  create or replace function keep_version() returns trigger language plpgsql as $$
  begin
    insert into versions values (new.list_id, new.id, new.version, new.fields, new.modified_at, new.modified_by);
    return new;
  end $$;
  create or replace trigger keep_version after update of version on items
    for each row execute function keep_version();
  create or replace function keep_first_version() returns trigger language plpgsql as $$
  begin
    insert into versions select list_id, id, version, fields, modified_at, modified_by from made;
    return null;
  end $$;
  create or replace trigger keep_first_version after insert on items
    referencing new table as made for each statement execute function keep_first_version();
`;

/** Opens the tenant's own Postgres, in memory or in a directory, and sees to its tables. */
export const openDatabase = async (dataDir: string | undefined): Promise<Database> => {
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const pglite = new PGlite(dataDir === undefined ? {} : { dataDir });
  await pglite.waitReady;
  await pglite.exec(schema);
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
