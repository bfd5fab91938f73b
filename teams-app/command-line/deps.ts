import type {
  ChainFault,
  Digest,
  ImportReport,
  IsoDate,
  ListName,
  Person,
  ReminderPlan,
  RowFault,
} from '../../programme/index.ts';
import type { Readiness } from '../http/health.ts';
import type { Counts } from '../http/metrics.ts';

/** What provisioning did to one list. */
export type ProvisionLine = { list: string; change: string; column?: string };

export type Health = {
  mode: 'local' | 'tenant';
  database: 'embedded' | 'postgres';
  ready: Readiness;
  rows: Readonly<Record<ListName, number>>;
  counts: Counts;
  faults: readonly RowFault[];
};
export type LogCheck = { entries: number; faults: readonly ChainFault[] };

/** All the commands need, each a function; nothing here knows where it runs. */
export type CommandDeps = {
  provision: () => Promise<readonly ProvisionLine[]>;
  importFile: (files: { programme: unknown; directory: unknown; shift: boolean }) => Promise<ImportReport>;
  /** The file of people used when none is named; none in a real tenant. */
  peopleFile?: string;
  people: () => Promise<readonly Person[]>;
  reminders: (day: IsoDate, options: { dryRun: boolean }) => Promise<{ plan: ReminderPlan; queued: number }>;
  /** Digests of all their readers, or of one; queued unless it is a dry run. */
  digests: (
    day: IsoDate,
    options: { dryRun: boolean; to?: Person },
  ) => Promise<{ digests: readonly Digest[]; queued: number }>;
  health: () => Promise<Health>;
  verifyLog: () => Promise<LogCheck>;
};
