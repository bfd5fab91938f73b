import type { UseCaseDeps } from './act.ts';
import type { Action } from './actions.ts';
import { askToReassess } from './ask-to-reassess.ts';
import { osloDay } from './dates.ts';
import { openNext } from './open-next.ts';
import { nextMeasureKey } from './work.ts';

// A sweep comes every few minutes; this is for an app that died right after one.
const LOOKED_BACK = { hours: 48 };

const isDoneByHand = ({ list, verb, before, after }: Action): boolean =>
  list === 'TfMeasures' &&
  verb === 'edit-in-sharepoint' &&
  before.status !== undefined &&
  after.status === 'done';

/** The latest edits that marked a measure as done, without those that were followed already. */
const toFollow = (actions: readonly Action[]): Action[] => {
  const opened = new Set(actions.filter(({ verb }) => verb === 'open-next').map(({ key }) => key));
  const latest = new Map(actions.filter(isDoneByHand).map((action) => [action.key, action]));
  // What was opened once and then deleted is not wanted.
  return [...latest.values()].filter(({ key }) => !opened.has(nextMeasureKey(key)));
};

/**
 * A measure marked as done in SharePoint goes on as one that was done here: its next occurrence opens, and of a risk's
 * last one the owner is asked what became of it. However often it runs, that happens once.
 */
export const followDone =
  ({ records, clock }: UseCaseDeps) =>
  async (): Promise<void> => {
    const now = clock.now();
    const since = now.subtract(LOOKED_BACK).toString();
    for (const { key, actor } of toFollow(await records.actionsSince(since)))
      await records.transaction(async (tx) => {
        const done = await tx.workItemForUpdate(key);
        if (done?.kind !== 'measure' || done.status !== 'done') return;
        const people = await tx.all('TfPeople');
        const when = { today: osloDay(now), at: now.toString() };
        const turn = { tx, actor: { oid: actor }, via: 'sharepoint' as const, people, ...when };
        await openNext(turn, done);
        await askToReassess(turn, done);
      });
  };
