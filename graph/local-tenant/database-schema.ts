import { grantSchema } from './grant-table.ts';
import { subscriptionSchema } from './subscription-table.ts';

/** The tenant's tables; it makes what is missing and leaves what is there. */
export const schema = `
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
  create table if not exists drive_items (
    list_id text not null, item_id integer not null, id text not null unique, parent integer not null,
    name text not null, is_folder boolean not null, size integer not null, content bytea not null,
    content_version integer not null, primary key (list_id, item_id),
    foreign key (list_id, item_id) references items (list_id, id) on delete cascade);
  create unique index if not exists drive_items_name on drive_items (list_id, parent, lower(name));
  create table if not exists uploads (
    token text primary key, list_id text not null references lists on delete cascade, asked jsonb not null,
    total integer, content bytea not null, uneven boolean not null, expires_at text not null);
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
${subscriptionSchema}${grantSchema}`;
