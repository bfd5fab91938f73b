import type { Turn } from './act.ts';
import { valuesOf } from './actions.ts';
import { nextDue } from './cadence.ts';
import type { IsoDate } from './dates.ts';
import {
  listOf,
  type Measure,
  nextMeasureKey,
  type Task,
  taskKeyFor,
  taskUnitOf,
  type WorkItem,
} from './work.ts';

/** Who finished it, where and when, inside one transaction. */
export type Finishing = Pick<Turn, 'tx' | 'via' | 'today' | 'at'> & { actor: { oid: string } };

const logOpened = ({ tx, actor, via, at }: Finishing, opened: WorkItem) =>
  tx.log({
    at,
    actor: actor.oid,
    via,
    verb: 'open-next',
    list: listOf(opened),
    key: opened.key,
    before: {},
    after: valuesOf(opened),
  });

/** What lasts from one occurrence to the next: what it is and whose, not what was done about it. */
const anew = <Item extends WorkItem>(item: Item) => {
  const {
    doneOn: _done,
    note: _note,
    snoozedUntil: _until,
    offeredTo: _offer,
    helpOid: _help,
    ...lasting
  } = item;
  return { ...lasting, status: 'not-started', snoozes: 0 } as const;
};

const openTasks = async (turn: Finishing, done: Measure, nextKey: string, due: IsoDate): Promise<void> => {
  for (const task of await turn.tx.all('TfTasks')) {
    const unit = taskUnitOf(done.key, task.key);
    if (!unit) continue;
    const next: Task = { ...anew(task), key: taskKeyFor(nextKey, unit), due };
    if (await turn.tx.add('TfTasks', next)) await logOpened(turn, next);
  }
};

/**
 * Opens the next occurrence of a recurring measure that was just finished, and of the tasks cut from it, for the
 * same owners. Rows that are there already are left as they are, so that it can happen twice without harm.
 */
export const openNext = async (turn: Finishing, done: Measure): Promise<WorkItem | undefined> => {
  const due = nextDue(done.cadence, done.due, turn.today);
  if (!due) return undefined;
  const next: Measure = { ...anew(done), key: nextMeasureKey(done.key), due };
  const added = await turn.tx.add('TfMeasures', next);
  if (added) await logOpened(turn, next);
  await openTasks(turn, done, next.key, due);
  return added ? next : turn.tx.find('TfMeasures', next.key);
};
