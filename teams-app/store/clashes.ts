import type { FieldClash, ListName } from '../../programme/index.ts';
import { lastActor } from './action-chain.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * Tells the person who acted last on a row which of their values gave way to SharePoint's: once for each act; `gone`
 * is the title of a row that is no longer there.
 * A load of data is nobody's act, so nobody is told.
 */
export const clashed = async (
  unit: UnitOfWork,
  list: ListName,
  key: string,
  fields: FieldClash[],
  gone?: string,
): Promise<void> => {
  const last = await lastActor(unit.trx, list, key);
  if (fields.length === 0 || last === undefined || last.verb === 'import' || last.actor === 'taktfast')
    return;
  await unit.queue({
    personOid: last.actor,
    kind: 'clash',
    key: `${list}/${key}/${last.seq}`,
    payload: { kind: 'clash', itemKey: key, fields, ...(gone !== undefined && { gone }) },
  });
};
