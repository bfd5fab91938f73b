import type { ListName, RowChange } from '../../programme/index.ts';
import { takeBad } from './sweep-bad.ts';
import { dropItem, dropUnseen } from './sweep-deleted.ts';
import { takeGood } from './sweep-good.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type Sweep<L extends ListName> = {
  list: L;
  changes: RowChange<L>[];
  deltaLink: string | undefined;
  full: boolean;
};

/** Takes one sweep of a list into the mirror: good rows merged, bad rows kept as faults, deleted ones gone. */
export const applySweep = async <L extends ListName>(
  unit: UnitOfWork,
  { list, changes, deltaLink, full }: Sweep<L>,
): Promise<void> => {
  const first = await beginSweep(unit, list, deltaLink);
  for (const change of inLockOrder(changes)) {
    if (change.kind === 'good') await takeGood(unit, list, change, { first });
    else if (change.kind === 'bad') await takeBad(unit, change);
    else await dropItem(unit, list, change.itemId);
  }
  if (full) await dropUnseen(unit, list, new Set(changes.map(({ itemId }) => itemId)));
};

/** Holds the list's state, so that two sweeps of one list take turns; tells whether it was never swept before. */
const beginSweep = async (
  unit: UnitOfWork,
  list: ListName,
  deltaLink: string | undefined,
): Promise<boolean> => {
  const added = await unit.trx
    .insertInto('sync_state')
    .values({ list, delta_link: null })
    .onConflict((conflict) => conflict.column('list').doNothing())
    .returning('list')
    .executeTakeFirst();
  await unit.trx
    .updateTable('sync_state')
    .set({ delta_link: deltaLink ?? null, swept_at: unit.now })
    .where('list', '=', list)
    .execute();
  return added !== undefined;
};

// Deletions first, so that a row deleted and made again under its key is not lost; then in key order, as everybody locks.
const inLockOrder = <L extends ListName>(changes: RowChange<L>[]): RowChange<L>[] => {
  const place = (change: RowChange<L>) => (change.kind === 'good' ? `1${change.key}` : '0');
  return [...changes].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
  });
};
