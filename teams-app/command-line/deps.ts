import type { Temporal } from 'temporal-polyfill';
import type { ProvisionLine } from '../../graph/index.ts';
import type {
  ChainFault,
  DigestRun,
  ImportReport,
  IsoDate,
  LateRow,
  ListName,
  ObstacleYear,
  Person,
  ReminderRun,
  RowFault,
} from '../../programme/index.ts';
import type { ListTaken } from '../excel/take-list.ts';
import type { Readiness } from '../http/health.ts';
import type { Counts } from '../http/metrics.ts';
import type { GraphState } from '../store/graph-state.ts';
import type { ListsHealth } from './doctor-lists.ts';
import type { RoundCommands } from './round.ts';

export type Health = {
  mode: 'local' | 'tenant';
  database: 'embedded' | 'postgres';
  ready: Readiness;
  rows: Readonly<Record<ListName, number>>;
  counts: Counts;
  /** How it stands with Graph. */
  graph: GraphState;
  /** What is not in SharePoint yet, though it has been on its way for a while. */
  late: readonly LateRow[];
  faults: readonly RowFault[];
  lists: ListsHealth;
};
/** What reading one list anew found. */
export type SyncLine = { list: ListName; changed: number; faults: number };
export type LogCheck = { entries: number; faults: readonly ChainFault[] };

/** All the commands need, each a function; nothing here knows where it runs. */
export type CommandDeps = {
  provision: () => Promise<readonly ProvisionLine[]>;
  importFile: (files: { programme: unknown; directory: unknown; shift: boolean }) => Promise<ImportReport>;
  /** The file of people used when none is named; none in a real tenant. */
  peopleFile?: string;
  people: () => Promise<readonly Person[]>;
  reminders: (day: IsoDate, options: { dryRun: boolean }) => Promise<ReminderRun>;
  digests: (day: IsoDate, options: { dryRun: boolean; readerOid?: string }) => Promise<DigestRun>;
  /** Reads every list's changes and carries what is owed; tells what was found and how many rows are still owed. */
  sync: () => Promise<{ lists: readonly SyncLine[]; owed: number }>;
  /** What the owners are told of a year's structural obstacles. */
  obstacleYear: (year: number) => Promise<ObstacleYear>;
  rounds: RoundCommands;
  now: () => Temporal.Instant;
  health: () => Promise<Health>;
  verifyLog: () => Promise<LogCheck>;
  /** Takes in a list of applications. */
  importCases: (file: Uint8Array) => Promise<ListTaken>;
};
