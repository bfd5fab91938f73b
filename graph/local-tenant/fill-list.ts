import { sql } from 'kysely';
import { expectValid, withCalculated } from './calculated.ts';
import { expectUnique } from './column-rules.ts';
import { type FieldValues, nextChange, type Tx } from './database.ts';
import { withDefaults } from './default-values.ts';
import { parseNew } from './field-values.ts';
import type { ListRow } from './lists.ts';
import { expectTargets } from './lookups.ts';
import { type Tenant, timestamp } from './tenant.ts';
import { expectOrdinary, writeContext } from './write-rules.ts';

/** Rows that go to the database in one statement. */
const CHUNK = 2000;

/** Writes many rows as one create each would, all or nothing, and gives how many rows that was. */
export const fillList = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  rows: readonly FieldValues[],
): Promise<number> => {
  expectOrdinary(list);
  const context = writeContext(tenant, list, true);
  const written = rows.map((row) => withCalculated(withDefaults(parseNew(row, context), context), context));
  for (const row of written) expectValid(row, context);
  await expectTargets(tx, list, written);
  for (let first = 0; first < written.length; first += CHUNK)
    await insert(tx, tenant, list, {
      rows: written.slice(first, first + CHUNK),
      first: list.last_item + first,
    });
  await tx
    .updateTable('lists')
    .set({ last_item: list.last_item + rows.length })
    .where('id', '=', list.id)
    .execute();
  for (const column of context.columns.filter(({ enforceUniqueValues }) => enforceUniqueValues))
    await expectUnique(tx, list.id, column, list.last_item);
  return rows.length;
};

const insert = async (
  tx: Tx,
  { clock, directory }: Tenant,
  list: ListRow,
  { rows, first }: { rows: readonly FieldValues[]; first: number },
): Promise<void> => {
  const at = timestamp(clock);
  const by = JSON.stringify({ kind: 'application', id: directory.clientId, displayName: 'Taktfast' });
  await sql`
    insert into items
      (list_id, id, guid, version, fields, created_at, modified_at, created_by, modified_by, change)
    select ${list.id}, ${first}::integer + nth, gen_random_uuid()::text, 1, fields,
      ${at}, ${at}, ${by}::jsonb, ${by}::jsonb, ${nextChange}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as row (fields, nth)
    order by nth`.execute(tx);
};
