import { type SqlBool, sql } from 'kysely';
import type { LateReason } from '../../programme/index.ts';
import { type StoreDeps, unitOfWork } from '../store/unit-of-work.ts';

/** After this an edit that is not in SharePoint is shown as such. */
const LATE_AFTER = { seconds: 10 };

/**
 * Marks rows that have been on their way for more than ten seconds, with the reason, so that pages show it; a row
 * whose reason has changed is marked anew. `reason` is what stops every row just now, if anything does. What is
 * stopped by nothing any more keeps its last reason until it has come.
 */
export const tellLate = (deps: StoreDeps, reason?: LateReason): Promise<number> =>
  unitOfWork(deps, async (unit) => {
    const before = deps.clock.now().subtract(LATE_AFTER);
    const told = sql<string | null>`case when late_for = owed_since then late_reason end`;
    const why = sql<string>`coalesce(push_fault, ${reason ?? null}::text, ${told}, 'queued')`;
    const marked = await unit.trx
      .updateTable('mirror')
      .set({ late_for: sql<string>`owed_since`, late_reason: why })
      .where('owed_since', '<', new Date(before.epochMilliseconds))
      .where('faulty', '=', false)
      .where(sql<SqlBool>`(late_for is distinct from owed_since or late_reason is distinct from ${why})`)
      .returning('key')
      .execute();
    if (marked.length > 0) unit.changed();
    return marked.length;
  });
