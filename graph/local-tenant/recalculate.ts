import { withCalculated } from './calculated.ts';
import type { Tx } from './database.ts';
import { columnsOf, findList } from './lists.ts';
import type { Tenant } from './tenant.ts';

const CHUNK = 1000;

/** Works the calculated columns of every row out anew; that makes no version and no change (from memory). */
export const recalculate = async (tx: Tx, { timeZone }: Tenant, listId: string): Promise<void> => {
  const columns = columnsOf(await findList(tx, listId));
  for (let after = 0; ; ) {
    const rows = await tx
      .selectFrom('items')
      .select(['id', 'fields'])
      .where('list_id', '=', listId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(CHUNK)
      .execute();
    for (const { id, fields } of rows) {
      const worked = JSON.stringify(withCalculated(fields, { columns, timeZone }));
      await tx
        .updateTable('items')
        .set({ fields: worked })
        .where('list_id', '=', listId)
        .where('id', '=', id)
        .execute();
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
};
