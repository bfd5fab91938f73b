import {
  type Entities,
  type FieldClash,
  type ListName,
  mergeEdits,
  sameValue,
  stillClashing,
} from '../../programme/index.ts';
import { clashed } from './clashes.ts';
import { schemas } from './rows.ts';
import { logSharePointEdit } from './sharepoint-edit.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Pushed<L extends ListName> = {
  itemId: string;
  etag: string;
  synced: Entities[L];
  entity?: Entities[L];
  read?: Entities[L];
  clashes?: readonly FieldClash[];
  refilled?: boolean;
};

/**
 * Writes down what SharePoint holds after a push, and tells of what gave way there; what was done on the row meanwhile
 * stays owed.
 */
export const recordPush = async <L extends ListName>(
  unit: UnitOfWork,
  list: L,
  key: string,
  state: Pushed<L>,
): Promise<void> => {
  const row = await unit.trx
    .selectFrom('mirror')
    .select(['entity', 'owed_since', 'late_for', 'refill'])
    .where('list', '=', list)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  // Deleted in SharePoint while the push was under way; the sweep has told of it.
  if (row === undefined) return;
  const ours = schemas[list].parse(row.entity);
  const { merged, clashes } = state.entity
    ? mergeEdits(state.read ?? ours, ours, state.entity)
    : { merged: ours, clashes: [] };
  const refill = state.refilled ? null : row.refill;
  const inStep = sameValue(merged, state.synced) && refill === null;
  // What was owed when the push began is paid; what is left has been done since.
  const owed = inStep ? null : unit.now;
  await unit.trx
    .updateTable('mirror')
    .set(({ selectFrom, fn, val }) => ({
      item_id: state.itemId,
      etag: state.etag,
      entity: JSON.stringify(merged),
      synced: JSON.stringify(state.synced),
      synced_at: unit.now,
      owed_since: owed,
      refill,
      push_fault: null,
      push_tries: 0,
      round: fn.coalesce(
        selectFrom('sync_state').select('sync_state.round').where('sync_state.list', '=', list),
        val(0),
      ),
    }))
    .where('list', '=', list)
    .where('key', '=', key)
    .execute();
  await clashed(unit, list, key, [...stillClashing(state.clashes ?? [], ours), ...clashes]);
  if (logSharePointEdit(unit, { list, key, before: ours, after: merged })) unit.changed({ list, key });
  // Whoever was told that it was on its way sees that it has come.
  else if (row.late_for !== null && row.late_for.getTime() === row.owed_since?.getTime()) unit.changed();
};
