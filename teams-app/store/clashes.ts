import type { FieldClash, ListName } from '../../programme/index.ts';
import { lastActor } from './action-chain.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Tells people which of their values gave way to SharePoint's, each the one who gave that value last, once for each
 * act; `gone` is the title of a row that is no longer there.
 * A load of data is nobody's act, and neither is what Taktfast does by itself, so nobody is told.
 */
export const clashed = async (
  unit: UnitOfWork,
  list: ListName,
  key: string,
  clashes: FieldClash[],
  gone?: string,
): Promise<void> => {
  const byAct = new Map<number, { personOid: string; fields: FieldClash[] }>();
  for (const clash of clashes) {
    const [field = clash.field] = clash.field.split('.');
    const last = (await lastActor(unit.trx, list, key, field)) ?? (await lastActor(unit.trx, list, key));
    if (last === undefined || last.verb === 'import' || last.actor === 'taktfast') continue;
    const { fields } = byAct.get(last.seq) ?? { fields: [] };
    byAct.set(last.seq, { personOid: last.actor, fields: [...fields, clash] });
  }
  for (const [seq, { personOid, fields }] of byAct) {
    // One act sets several fields, and each may give way at another time.
    const which = fields.map(({ field }) => field).sort();
    await unit.queue({
      personOid,
      kind: 'clash',
      key: `${list}/${key}/${seq}/${which.join('+')}`,
      payload: { kind: 'clash', itemKey: key, fields, ...(gone !== undefined && { gone }) },
    });
  }
};
