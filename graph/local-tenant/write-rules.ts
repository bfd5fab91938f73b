import { sql } from 'kysely';
import { expectValid, withCalculated } from './calculated.ts';
import { keyOf } from './columns.ts';
import type { FieldValues, ItemRow, Tx } from './database.ts';
import { indexed, indexedValue } from './field-sql.ts';
import type { WriteContext } from './field-values.ts';
import { columnsOf, type ListRow } from './lists.ts';
import { expectTargets } from './lookups.ts';
import { etagOf } from './read-fields.ts';
import { invalidRequest, Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

/** Refuses to write to a list SharePoint keeps itself. */
export const expectOrdinary = ({ template }: ListRow): void => {
  if (template === 'userInformation') throw new Refused(403, 'accessDenied');
};

/** Refuses a write that was meant for an older version {G-itemupdate}, and an eTag that is none {G-errors}. */
export const expectMatch = (row: ItemRow, ifMatch: string | undefined): void => {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === etagOf(row)) return;
  if (!/^"[^"]*"$/.test(ifMatch))
    throw new Refused(400, 'invalidRequest', 'ETag header is malformed. ETags must be quoted strings.', {
      innerCode: 'malformedEntityTag',
    });
  throw new Refused(412, 'resourceModified', "ETag does not match current item's value", {
    innerCode: 'entityTagDoesNotMatch',
  });
};

/** What a list's cells are written and worked out by. */
export const writeContext = (tenant: Tenant, list: ListRow, byHand = false): WriteContext => ({
  columns: columnsOf(list),
  timeZone: tenant.timeZone,
  people: new Set(tenant.people.names.keys()),
  byHand,
});

/**
 * A row's values as they are kept: rows looked up are there, unique values are free, formulas hold and are worked
 * out.
 */
export const settled = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  { fields, changed, itself }: { fields: FieldValues; changed: FieldValues; itself?: number },
): Promise<FieldValues> => {
  await expectTargets(tx, list, [changed]);
  await expectFree(tx, list, changed, itself);
  const context = writeContext(tenant, list);
  const all = withCalculated(fields, context);
  expectValid(all, context);
  return all;
};

/**
 * Refuses a value another row holds where values are unique. What Graph answers is taken from code that handles
 * it, n8n's among others: 400, not 409.
 */
const expectFree = async (
  tx: Tx,
  list: ListRow,
  fields: FieldValues,
  itself: number | undefined,
): Promise<void> => {
  for (const column of columnsOf(list).filter(({ enforceUniqueValues }) => enforceUniqueValues)) {
    const value = fields[keyOf(column)];
    if (value === undefined || value === null) continue;
    const holder = await tx
      .selectFrom('items')
      .select('id')
      .where('list_id', '=', list.id)
      .where(sql<boolean>`${indexed(column)} = ${indexedValue(column, value)}`)
      .where('id', '!=', itself ?? 0)
      .executeTakeFirst();
    if (holder)
      throw invalidRequest('One or more fields with unique constraints already has the provided value.');
  }
};
