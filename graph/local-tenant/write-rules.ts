import { sql } from 'kysely';
import type { FieldValues, ItemRow, Tx } from './database.ts';
import { indexed, indexedValue, keyOf } from './field-sql.ts';
import { type FieldChanges, parseChanges, type WriteContext } from './field-values.ts';
import { columnsOf, type ListRow } from './lists.ts';
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

/** What {@link parseChanges} needs to know of a list. */
export const writeContext = (tenant: Tenant, list: ListRow): WriteContext => ({
  columns: columnsOf(list),
  timeZone: tenant.timeZone,
  people: new Set(tenant.people.names.keys()),
});

/** Reads the fields written, by the columns the list has. */
export const readChanges = (tenant: Tenant, list: ListRow, body: FieldValues): FieldChanges =>
  parseChanges(body, writeContext(tenant, list));

/**
 * Refuses a value another row holds where values are unique. What Graph answers is taken from code that handles
 * it, n8n's among others: 400, not 409.
 */
export const expectFree = async (
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
