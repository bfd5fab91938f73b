import { GraphError, type Pushed } from '../../graph/index.ts';
import type { Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import { holdBack, type SettleDeps, setBack, settled } from './settle-owed.ts';
import type { OwedTask } from './take-owed.ts';
import { type Setback, setbackAfter, setbackOf, wasNoTry } from './when-again.ts';

/** Carries rows to SharePoint side by side, and tells what became of each. */
export type Carry = (tasks: readonly OwedTask[]) => Promise<PromiseSettledResult<Pushed>[]>;

export type CarryDeps = SettleDeps & { carry: Carry; log: Log; random: () => number };

const resultsOf = async (
  carry: Carry,
  tasks: readonly OwedTask[],
): Promise<PromiseSettledResult<Pushed>[]> => {
  try {
    return await carry(tasks);
  } catch (reason) {
    return tasks.map(() => ({ status: 'rejected', reason }));
  }
};

const tellSetback = (
  log: Log,
  { list, key, tries }: OwedTask,
  { reason, waitMs }: Setback,
  cause: unknown,
): void => {
  const seconds = Math.round(waitMs / 1000);
  const clientRequestId = cause instanceof GraphError ? cause.details.clientRequestId : undefined;
  const fields = { list, key, tries, reason, seconds, cause: reasonOf(cause), clientRequestId };
  log.warn(fields, 'a row is not in SharePoint yet');
};

const settleOne = async (
  deps: CarryDeps,
  task: OwedTask,
  result: PromiseSettledResult<Pushed>,
): Promise<void> => {
  if (result.status === 'fulfilled') {
    const setback = setbackAfter(result.value);
    return setback ? setBack(deps, task, setback, { noTry: false }) : settled(deps, task);
  }
  const setback = setbackOf(result.reason, task.tries, deps.random);
  const noTry = wasNoTry(result.reason);
  if (!noTry) tellSetback(deps.log, task, setback, result.reason);
  await setBack(deps, task, setback, { noTry });
  if (setback.holds === 'list') await holdBack(deps, setback, task.list);
  if (setback.holds === 'everything') await holdBack(deps, setback);
};

/** Carries rows and settles each: in step, or still owed, with its reason and the time of the next try. */
export const carryTasks = async (deps: CarryDeps, tasks: readonly OwedTask[]): Promise<void> => {
  const results = await resultsOf(deps.carry, tasks);
  for (const [index, task] of tasks.entries()) {
    const result = results[index];
    try {
      if (result) await settleOne(deps, task, result);
    } catch (error) {
      // Left as being carried, it is taken again when its lease has run out.
      deps.log.error({ reason: reasonOf(error), list: task.list, key: task.key }, 'a push was not recorded');
    }
  }
};
