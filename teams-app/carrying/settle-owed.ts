import type { Kysely } from 'kysely';
import type { Clock, LateReason } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { REST } from './gathering.ts';
import type { OwedTask } from './take-owed.ts';
import type { Setback } from './when-again.ts';

export type SettleDeps = { db: Kysely<Tables>; clock: Clock; owner: string };

const free = { push_owner: null, push_lease: null };

const later = (clock: Clock, ms: number): string => clock.now().add({ milliseconds: ms }).toString();

const rowOf = ({ db, owner }: SettleDeps, { list, key }: OwedTask) =>
  db.updateTable('mirror').where('list', '=', list).where('key', '=', key).where('push_owner', '=', owner);

/** The row is in step with SharePoint, or what was done on it meanwhile comes next. */
export const settled = async (deps: SettleDeps, task: OwedTask): Promise<void> => {
  await rowOf(deps, task)
    .set({ ...free, push_at: later(deps.clock, REST) })
    .execute();
};

/** The row stays owed, with the reason, and is tried again when there is a point in it. */
export const setBack = async (
  deps: SettleDeps,
  task: OwedTask,
  { reason, waitMs }: Setback,
  { noTry }: { noTry: boolean },
): Promise<void> => {
  await rowOf(deps, task)
    .set({
      ...free,
      push_fault: reason,
      push_at: later(deps.clock, waitMs),
      ...(noTry && { push_tries: task.tries - 1 }),
    })
    .execute();
};

/** Keeps back whatever the same thing would stop: other rows of the list, or all there are. */
export const holdBack = async (
  { db, clock }: Pick<SettleDeps, 'db' | 'clock'>,
  { reason, waitMs }: { reason: LateReason; waitMs: number },
  list?: OwedTask['list'],
): Promise<void> => {
  const until = later(clock, waitMs);
  const all = db
    .updateTable('mirror')
    .set({ push_fault: reason, push_at: until })
    .where('owed_since', 'is not', null)
    .where('push_owner', 'is', null)
    .where(({ eb, or }) => or([eb('push_at', 'is', null), eb('push_at', '<', new Date(until))]));
  await (list === undefined ? all : all.where('list', '=', list)).execute();
};
