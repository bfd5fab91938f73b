import type { ColumnType, Generated } from 'kysely';
import type { NotificationFault, SubscriptionFault, UnitUse } from '../../graph/index.ts';
import type { LateReason, ListName, Logged, Verb, Via } from '../../programme/index.ts';

/** jsonb: written as JSON text, read back as whatever it holds, to be parsed before it is trusted. */
type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;
/** timestamptz: written as ISO 8601 text, read as a date. */
type Time = ColumnType<Date, string, string>;
type OptionalTime = ColumnType<Date | null, string | null | undefined, string | null>;

type MirrorTable = {
  list: ListName;
  key: string;
  item_id: string | null;
  etag: string | null;
  entity: Json;
  /** What SharePoint was last seen to hold; where it differs from `entity`, a push is owed. */
  synced: OptionalJson;
  synced_at: OptionalTime;
  owed_since: OptionalTime;
  /** Why it was not carried to SharePoint when last tried. */
  push_fault: string | null;
  /** Columns SharePoint lost and has again, whose values are to be written once more. */
  refill: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
  /** Which whole reading of the list was under way when a push last wrote the row: that one may not have seen it. */
  round: ColumnType<number, number | undefined, number>;
  /** Not carried before this. */
  push_at: OptionalTime;
  /** How often it has been tried since it was last in step. */
  push_tries: ColumnType<number, number | undefined, number>;
  /** Which process carries it just now, and until when that counts without a sign of life. */
  push_owner: string | null;
  push_lease: OptionalTime;
  /** Which debt people are told of, by its `owed_since`, and the reason they were given. */
  late_for: OptionalTime;
  late_reason: string | null;
  /** The row in SharePoint cannot be read at present, so it is left out of every figure. */
  faulty: ColumnType<boolean, boolean | undefined, boolean>;
};

type RowFaultTable = { list: ListName; item_id: string; key: string | null; etag: string; fault: Json };

type SyncStateTable = {
  list: ListName;
  /** Which list of SharePoint's the mirror was read from, and what to ask with for changes since. */
  list_id: string | null;
  delta_link: string | null;
  swept_at: OptionalTime;
  /** What is known of the list's columns. */
  schema: OptionalJson;
  /** Why the list could not be read the last time, and since when. */
  fault: string | null;
  fault_at: OptionalTime;
  /** How many times the list was begun from its start. */
  round: ColumnType<number, number | undefined, number>;
  /** A sweep under way: its pages are being read, or all have come and its rows are being taken in. */
  reading: 'pages' | 'rows' | null;
  reading_id: string | null;
  reading_full: ColumnType<boolean, boolean | undefined, boolean>;
  /** The next page, or, once all have come, what to ask with another time. */
  reading_link: string | null;
  /** The last row taken in, in the order of `sweep_rows`. */
  taken_place: string | null;
  taken_item: string | null;
  /** Who is at it, and until when others leave it alone unless they hear more. */
  sweeper: string | null;
  sweeper_until: OptionalTime;
};

/** How Graph tells of each list's changes, or why it does not. */
type SubscriptionTable = {
  list: ListName;
  /** Absent while Graph is asked for one, and when it refused. */
  subscription_id: string | null;
  client_state: string;
  resource: string | null;
  url: string | null;
  expires_at: OptionalTime;
  fault: SubscriptionFault | null;
  /** What Graph called it. */
  code: string | null;
  tried_at: Time;
};

/** Notifications that were not believed. */
type RefusedNotificationTable = { fault: NotificationFault; count: number; last_at: Time };

/** What a sweep under way has found of each item. */
type SweepRowTable = {
  list: ListName;
  item_id: string;
  /** `double`: readable, but another row with its key stands. */
  kind: 'good' | 'bad' | 'deleted' | 'double';
  /** What is taken in first: deletions and faults, then good rows by key. */
  place: string;
  key: string | null;
  etag: string | null;
  edited_by: string | null;
  created_at: string | null;
  entity: OptionalJson;
  fault: OptionalJson;
};

type VersionTable = { id: Generated<number>; version: number };

type ActionTable = {
  seq: number;
  /** Exactly as it was hashed; `at_time` is the same instant, for the index. */
  at: string;
  at_time: Time;
  actor: string;
  via: Via;
  verb: Verb;
  list: Logged;
  key: string;
  before: Json;
  after: Json;
  reason: string | null;
  previous_hash: string;
  hash: string;
};

type LogHeadTable = { id: Generated<number>; seq: number; hash: string };

export const outboxStatuses = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unreachable',
  'superseded',
  'unknown',
  'recalled',
] as const;
export type OutboxStatus = (typeof outboxStatuses)[number];

type OutboxTable = {
  id: Generated<number>;
  person_oid: string;
  kind: string;
  key: string;
  payload: Json;
  status: ColumnType<OutboxStatus, OutboxStatus | undefined, OutboxStatus>;
  reason: string | null;
  activity_id: string | null;
  conversation_id: string | null;
  attempts: ColumnType<number, number | undefined, number>;
  /** How many times it was sent again because nobody could know whether it had been posted. */
  doubts: ColumnType<number, number | undefined, number>;
  /** Null when there will be no further try. */
  next_try_at: OptionalTime;
  owner: string | null;
  lease_until: OptionalTime;
  queued_at: Time;
  done_at: OptionalTime;
  /** The lines the card holds, where it is one that follows them. */
  item_keys: ColumnType<string[], string[] | undefined, string[]>;
  /** A digest of what the card shows, so that one without news is left alone. */
  shown: string | null;
  /** When the card is to be drawn again; null while it is up to date. */
  refresh_at: OptionalTime;
  /** Grows with every reason to draw it again, so that one that comes meanwhile is not taken for done. */
  refresh_seq: ColumnType<number, number | undefined, number>;
  refresh_tries: ColumnType<number, number | undefined, number>;
  refresh_lease: OptionalTime;
  /** Teams knows the card no more: the person deleted it, or the chat is gone. */
  card_gone_at: OptionalTime;
  recalled_at: OptionalTime;
  recalled_by: string | null;
};

/** People the app was to be installed for through Graph: tried once each. */
type InstallTable = { person_oid: string; tried_at: Time; outcome: string };

type ConversationTable = {
  conversation_id: string;
  kind: 'personal' | 'groupChat' | 'channel';
  person_oid: string | null;
  tenant_id: string;
  reference: Json;
  blocked_reason: string | null;
  hold_until: OptionalTime;
  saved_at: Time;
};

/** Locked by whoever hands out send times, so that the windows hold across processes; `at` never goes back. */
type PaceTable = { id: Generated<number>; at: OptionalTime };
type SendTable = {
  id: Generated<number>;
  tenant_id: string;
  conversation_id: string;
  at: Time;
  /** When Teams had answered; it took the message somewhere between the two. */
  done_at: OptionalTime;
};

/** What all processes know of Graph; locked by whoever asks for leave to send, and `at` never goes back. */
type GraphBudgetTable = {
  id: Generated<number>;
  at: OptionalTime;
  /** Graph asked to be left alone until then. */
  paused_until: OptionalTime;
  failures: ColumnType<number, number | undefined, number>;
  open_until: OptionalTime;
  trial_until: OptionalTime;
  /** The app's minute as Graph last said it. */
  limit_seen: number | null;
};
/** Units by second, for the minute, and by hour, for the day. */
type GraphUnitsTable = { span: 'second' | 'hour'; at: Time; purpose: UnitUse['purpose']; units: number };

/** Rounds of voting: the record that counts, whatever becomes of the lists. */
type BoardRoundTable = { case_key: string; round: number; record: Json };
/** A seat's last word. Only the rules read these; a secret ballot's are deleted when it closes. */
type BallotTable = { case_key: string; round: number; seat: string; voter_oid: string; ballot: Json };

/** Minutes as they were made when a vote had ended, and whether they are in the library yet. */
type MinutesTable = {
  case_key: string;
  round: number;
  minutes: Json;
  filed_at: OptionalTime;
  /** Where people open them in the library. */
  url: string | null;
  tries: ColumnType<number, number | undefined, number>;
  /** Why they were not filed when last tried, and the time before which they are not tried again. */
  fault: LateReason | null;
  try_at: OptionalTime;
};

/** Who has a case open in a meeting, and when their page last said so. */
type PresenceTable = { case_key: string; person_oid: string; seen_at: Time };

export type Tables = {
  mirror: MirrorTable;
  row_faults: RowFaultTable;
  sync_state: SyncStateTable;
  sweep_rows: SweepRowTable;
  subscriptions: SubscriptionTable;
  refused_notifications: RefusedNotificationTable;
  mirror_version: VersionTable;
  actions: ActionTable;
  log_head: LogHeadTable;
  outbox: OutboxTable;
  conversations: ConversationTable;
  pace: PaceTable;
  sends: SendTable;
  installs: InstallTable;
  graph_budget: GraphBudgetTable;
  graph_units: GraphUnitsTable;
  board_rounds: BoardRoundTable;
  ballots: BallotTable;
  minutes: MinutesTable;
  case_presence: PresenceTable;
};

export const SCHEMA = 'taktfast';
