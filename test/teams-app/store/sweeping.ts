import type { BadRow, GoodRow, ListName, RowChange, SweepOutcome } from '../../../programme/index.ts';
import type { MirrorSync } from '../../../teams-app/store/sync-store.ts';

export const LIST_ID = 'list-1';

/** The fault a row is that has another's key. */
export const asDouble = ({ itemId, etag, key }: GoodRow): BadRow => ({
  kind: 'bad',
  itemId,
  etag,
  fault: {
    list: 'TfMeasures',
    itemId,
    key,
    columns: [{ column: 'TfKey', value: key, reason: 'duplicate-key' }],
  },
});

type Found = { end?: string; full?: boolean; listId?: string };

/** A sweep that finds these rows on one page and takes them in. */
export const swept = async <L extends ListName>(
  sync: Pick<MirrorSync, 'beginSweep'>,
  list: L,
  rows: RowChange<L>[],
  { end = 'link', full = false, listId = LIST_ID }: Found = {},
): Promise<SweepOutcome> => {
  const reading = await sync.beginSweep(list, listId);
  if (!reading) throw new Error('somebody else sweeps the list');
  if (full) await reading.startOver();
  await reading.keep(rows, { end });
  const outcome = await reading.take(asDouble);
  await reading.release();
  return outcome;
};
