import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import {
  type Action,
  boardKey,
  type Clock,
  type ListName,
  type OutboxMessage,
  roundKey,
} from '../../programme/index.ts';
import { markCards } from '../delivery/mark-cards.ts';
import { queueMessage } from '../delivery/queue-message.ts';
import { appendActions } from './action-chain.ts';
import { codeOf } from './store-error.ts';
import type { Tables } from './tables.ts';

export type RowRef = { list: ListName; key: string };

/** The job engine as the store needs it: jobs are kept or lost together with the change that caused them. */
export type JobQueue = {
  push: (trx: KyselyTransaction<Tables>, rows: RowRef[]) => Promise<void>;
  send: (trx: KyselyTransaction<Tables>) => Promise<void>;
};

export type StoreDeps = { db: Kysely<Tables>; clock: Clock; jobs: JobQueue };

/** What one transaction gathers: log entries, jobs and the version are written last, in one fixed order. */
export type UnitOfWork = {
  trx: KyselyTransaction<Tables>;
  /** The instant of the transaction, ISO 8601. */
  now: string;
  log: (action: Action) => void;
  /** A row reads otherwise than before: pages ask again, and cards that hold the line are drawn again. */
  changed: (row?: RowRef) => void;
  /** Cards that hold this are drawn again. */
  redraw: (key: string) => void;
  push: (row: RowRef) => void;
  queue: (message: OutboxMessage) => Promise<boolean>;
  /** A message is to be sent, or a card to be drawn again. */
  toSend: () => void;
};

/**
 * Runs work in one transaction and keeps all of it or none. Two transactions that locked each other's rows
 * are told apart by the database; the one that lost runs again, for nothing of it was kept.
 */
export const unitOfWork = async <T>(deps: StoreDeps, work: (unit: UnitOfWork) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await deps.db.transaction().execute((trx) => runOnce(deps, trx, work));
    } catch (error) {
      if (attempt === ATTEMPTS || !lostToAnother(error)) throw error;
    }
  }
};

/** The instant of a transaction, as PostgreSQL keeps it and the log writes it. */
export const nowOf = (clock: Clock): string =>
  clock.now().round({ smallestUnit: 'millisecond', roundingMode: 'trunc' }).toString();

const ATTEMPTS = 5;
// PostgreSQL's deadlock_detected and serialization_failure.
const lostToAnother = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error) ?? '');

const runOnce = async <T>(
  { clock, jobs }: StoreDeps,
  trx: KyselyTransaction<Tables>,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => {
  const now = nowOf(clock);
  const actions: Action[] = [];
  const pushes = new Map<string, RowRef>();
  const keys = new Set<string>();
  const flags = { changed: false, queued: false };
  const result = await work({
    trx,
    now,
    log: (action) => actions.push(action),
    changed: (row) => {
      flags.changed = true;
      for (const key of row ? heldAs(row) : []) keys.add(key);
    },
    redraw: (key) => void keys.add(key),
    push: (row) => pushes.set(`${row.list}/${row.key}`, row),
    queue: async (message) => {
      const added = await queueMessage(trx, message, now);
      flags.queued ||= added;
      return added;
    },
    toSend: () => {
      flags.queued = true;
    },
  });
  if (pushes.size > 0) await jobs.push(trx, [...pushes.values()]);
  if (keys.size > 0 && (await markCards(trx, { keys: [...keys], actions, now }))) flags.queued = true;
  if (flags.queued) await jobs.send(trx);
  // The two rows everybody writes are locked last and in this order, so that they can never be part of a deadlock.
  if (actions.length > 0) await appendActions(trx, actions, flags);
  else if (flags.changed) await bumpVersion(trx);
  return result;
};

/** What cards hold of a row: the line or the report, and a measure's risk, which is told by its letter. */
const ROUNDS = roundKey('');
const heldAs = ({ list, key }: RowRef): string[] => {
  if (list === 'TfMeasures') return [key, key.slice(0, 1)];
  // What somebody is writing on a unit's own card would be lost, so only what ends it draws that one again.
  if (list === 'TfUnitReports') return [boardKey(key.split('/')[0] ?? '')];
  if (list === 'TfSettings' && key.startsWith(ROUNDS)) return [boardKey(key.slice(ROUNDS.length))];
  return ['TfTasks', 'TfRisks', 'TfStatusReports', 'TfCases'].includes(list) ? [key] : [];
};

// A row, not a sequence: a sequence's next value is seen before the change it stands for.
const bumpVersion = async (trx: KyselyTransaction<Tables>): Promise<void> => {
  await trx
    .updateTable('mirror_version')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .execute();
};
