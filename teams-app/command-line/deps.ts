import type { Temporal } from 'temporal-polyfill';
import type { ProvisionLine } from '../../graph/index.ts';
import type {
  Action,
  ChainFault,
  DigestRun,
  ImportReport,
  IsoDate,
  LateReason,
  LateRow,
  ListName,
  ObstacleYear,
  Person,
  ReminderRun,
  Role,
  RowFault,
  UnitCode,
  VoteCheck,
} from '../../programme/index.ts';
import type { ListTaken } from '../excel/take-list.ts';
import type { Readiness } from '../http/health.ts';
import type { Counts } from '../http/metrics.ts';
import type { GraphState } from '../store/graph-state.ts';
import type { CaseCommands } from './case.ts';
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
  /** Minutes that are not in the library yet, and why where that was tried. */
  minutes: readonly { caseKey: string; round: number; fault?: LateReason }[];
};
/** What reading one list anew found. */
export type SyncLine = { list: ListName; changed: number; faults: number };
/** What is wrong with the log, with votes it tells of, and with what minutes tell of it. */
export type LogCheck = {
  entries: number;
  faults: readonly ChainFault[];
  /** Votes that are not as the log, the ballots or the lists have them. */
  votes: readonly VoteCheck[];
  votesProved: number;
  minutesAstray: readonly { caseKey: string; round: number }[];
};
/** A case's life by the log; whoever is not among the people any more has no roles. */
export type CaseAudit = {
  key: string;
  title?: string;
  entries: readonly {
    seq: number;
    hash: string;
    action: Action;
    /** The chain does not hold here. */
    broken: boolean;
    roles?: readonly Role[];
    unit?: UnitCode;
  }[];
  votes: readonly VoteCheck[];
};

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
  cases: CaseCommands;
  now: () => Temporal.Instant;
  health: () => Promise<Health>;
  verifyLog: () => Promise<LogCheck>;
  /** Takes in a list of applications. */
  importCases: (file: Uint8Array) => Promise<ListTaken>;
  auditCase: (key: string) => Promise<CaseAudit | undefined>;
};
