import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from './store-error.ts';
import { SCHEMA, type Tables } from './tables.ts';

/** Runs statements one by one: PGlite takes one statement at a time. */
const run = (...statements: string[]): Migration => ({
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});

// Forward only: a migration that has left the house is never edited; a new one is added below it.
const migrations: Record<string, Migration> = {
  '0001-mirror': run(
    `create table taktfast.mirror (
      list text not null, key text not null, item_id text, etag text,
      entity jsonb not null, synced jsonb, synced_at timestamptz,
      owed_since timestamptz, push_fault text, faulty boolean not null default false,
      primary key (list, key))`,
    'create unique index mirror_item on taktfast.mirror (list, item_id) where item_id is not null',
    'create index mirror_owed on taktfast.mirror (owed_since) where owed_since is not null',
    `create table taktfast.row_faults (
      list text not null, item_id text not null, key text, etag text not null, fault jsonb not null,
      primary key (list, item_id))`,
    'create table taktfast.sync_state (list text primary key, delta_link text, swept_at timestamptz)',
    'create table taktfast.mirror_version (id integer primary key default 1, version integer not null)',
    'insert into taktfast.mirror_version (version) values (0)',
  ),
  '0002-action-log': run(
    `create table taktfast.actions (
      seq integer primary key, at text not null, at_time timestamptz not null,
      actor text not null, via text not null, verb text not null, list text not null, key text not null,
      before jsonb not null, after jsonb not null, reason text,
      previous_hash text not null, hash text not null)`,
    'create index actions_time on taktfast.actions (at_time)',
    'create index actions_row on taktfast.actions (list, key, seq)',
    `create table taktfast.log_head (
      id integer primary key default 1, seq integer not null, hash text not null)`,
    `insert into taktfast.log_head (seq, hash) values (0, repeat('0', 64))`,
  ),
  '0003-outbox': run(
    `create table taktfast.outbox (
      id integer generated always as identity primary key,
      person_oid text not null, kind text not null, key text not null, payload jsonb not null,
      status text not null default 'queued', reason text, activity_id text, conversation_id text,
      attempts integer not null default 0, doubts integer not null default 0,
      next_try_at timestamptz, owner text, lease_until timestamptz,
      queued_at timestamptz not null, done_at timestamptz,
      unique (person_oid, kind, key))`,
    `create index outbox_due on taktfast.outbox (next_try_at, id) where status in ('queued', 'failed')`,
    `create index outbox_sending on taktfast.outbox (lease_until) where status = 'sending'`,
    `create table taktfast.conversations (
      conversation_id text primary key, kind text not null, person_oid text,
      tenant_id text not null, reference jsonb not null,
      blocked_reason text, hold_until timestamptz, saved_at timestamptz not null)`,
    'create index conversations_person on taktfast.conversations (person_oid, saved_at)',
    'create table taktfast.pace (id integer primary key default 1, at timestamptz)',
    'insert into taktfast.pace (at) values (null)',
    `create table taktfast.sends (
      tenant_id text not null, conversation_id text not null, at timestamptz not null)`,
    'create index sends_tenant on taktfast.sends (tenant_id, at)',
    'create index sends_conversation on taktfast.sends (conversation_id, at)',
    'create index sends_time on taktfast.sends (at)',
  ),
  '0004-cards-in-place': run(
    `alter table taktfast.outbox
      add column item_keys text[] not null default '{}', add column shown text,
      add column refresh_at timestamptz, add column refresh_seq integer not null default 0,
      add column refresh_tries integer not null default 0, add column refresh_lease timestamptz,
      add column card_gone_at timestamptz, add column recalled_at timestamptz, add column recalled_by text`,
    `update taktfast.outbox set item_keys = case
      when kind = 'reminder' then array(select line->>'key' from jsonb_array_elements(payload->'lines') line)
      when payload->>'itemKey' is not null then array[payload->>'itemKey']
      else '{}' end`,
    'create index outbox_items on taktfast.outbox using gin (item_keys)',
    'create index outbox_refresh on taktfast.outbox (refresh_at) where refresh_at is not null',
    'create index outbox_queued on taktfast.outbox (queued_at)',
    'alter table taktfast.sends add column id integer generated always as identity',
    'alter table taktfast.sends add column done_at timestamptz',
    'create index sends_id on taktfast.sends (id)',
    `create table taktfast.installs (
      person_oid text primary key, tried_at timestamptz not null, outcome text not null)`,
  ),
  '0005-cards-by-activity': run(
    `create index outbox_activity on taktfast.outbox (activity_id) where activity_id is not null`,
  ),
  '0007-sweeps-in-pages': run(
    'alter table taktfast.mirror add column round integer not null default 0',
    `alter table taktfast.sync_state
      add column list_id text, add column round integer not null default 0,
      add column reading text, add column reading_id text, add column reading_full boolean not null default false,
      add column reading_link text, add column taken_place text collate "C", add column taken_item text,
      add column sweeper text, add column sweeper_until timestamptz`,
    `create table taktfast.sweep_rows (
      list text not null, item_id text not null, kind text not null, place text collate "C" not null,
      key text, etag text, edited_by text, entity jsonb, fault jsonb,
      primary key (list, item_id))`,
    'create index sweep_rows_place on taktfast.sweep_rows (list, place, item_id)',
  ),
  '0010-notifications': run(
    `create table taktfast.subscriptions (
      list text primary key, subscription_id text, client_state text not null, resource text, url text,
      expires_at timestamptz, fault text, code text, tried_at timestamptz not null)`,
    `create table taktfast.refused_notifications (
      fault text primary key, count integer not null, last_at timestamptz not null)`,
  ),
  '0008-graph-budget': run(
    `create table taktfast.graph_budget (
      id integer primary key default 1, at timestamptz, paused_until timestamptz,
      failures integer not null default 0, open_until timestamptz, trial_until timestamptz,
      limit_seen integer)`,
    'insert into taktfast.graph_budget (at) values (null)',
    `create table taktfast.graph_units (
      span text not null, at timestamptz not null, purpose text not null, units integer not null,
      primary key (span, at, purpose))`,
  ),
  '0009-carrying': run(
    `alter table taktfast.mirror
      add column push_at timestamptz, add column push_tries integer not null default 0,
      add column push_owner text, add column push_lease timestamptz,
      add column late_for timestamptz, add column late_reason text`,
    // An older version may have tried to create these.
    'update taktfast.mirror set push_tries = 1 where item_id is null',
    'create index mirror_push_owner on taktfast.mirror (push_owner) where push_owner is not null',
  ),
  '0011-created': run('alter table taktfast.sweep_rows add column created_at text'),
  '0014-list-columns': run(
    `alter table taktfast.sync_state
      add column schema jsonb, add column fault text, add column fault_at timestamptz`,
    'alter table taktfast.mirror add column refill text[]',
  ),
  '0015-board': run(
    `create table taktfast.board_rounds (
      case_key text not null, round integer not null, record jsonb not null, primary key (case_key, round))`,
    `create table taktfast.ballots (
      case_key text not null, round integer not null, seat text not null, voter_oid text not null,
      ballot jsonb not null, primary key (case_key, round, seat))`,
  ),
  '0021-minutes': run(
    `create table taktfast.minutes (
      case_key text not null, round integer not null, minutes jsonb not null,
      filed_at timestamptz, url text, tries integer not null default 0, fault text, try_at timestamptz,
      primary key (case_key, round))`,
  ),
  '0022-presence': run(
    `create table taktfast.case_presence (
      case_key text not null, person_oid text not null, seen_at timestamptz not null,
      primary key (case_key, person_oid))`,
  ),
};

// Any fixed number will do, as long as no other program in the database locks on the same one.
const LOCK = 7_228_453;

/** Brings the schema up to this version; processes starting at once wait for the first to finish. */
export const migrate = (db: Kysely<Tables>): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(LOCK)})`.execute(connection);
    try {
      await migrateOn(connection);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(connection);
    }
  });

const migrateOn = async (connection: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: SCHEMA,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = error instanceof Error && /previously executed migration .* is missing/.test(error.message);
  throw new StoreError(unknown ? 'newer' : 'migration-failed', { cause: error });
};
