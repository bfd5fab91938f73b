import type { FieldValues, ItemRow, Tx } from './database.ts';
import { identitySet } from './list-resource.ts';
import { columnsOf, type ListRow } from './lists.ts';
import { shownLookups } from './lookups.ts';
import type { Query } from './query.ts';
import { etagOf, expectFewLookups, type ReadContext, readFields, type Shown } from './read-fields.ts';
import type { SubjectContext } from './subjects.ts';
import { siteIdOf, siteUrlOf, type Tenant } from './tenant.ts';

type Asked = { select?: readonly string[] | undefined; among?: boolean };

/** What {@link readFields} needs to know beside the rows. */
export const readContext = async (
  tx: Tx,
  { people }: Tenant,
  list: ListRow,
  rows: readonly ItemRow[],
  { select, among = false }: Asked = {},
): Promise<ReadContext> => {
  const columns = columnsOf(list);
  expectFewLookups({ columns, select });
  const looked = await shownLookups(tx, list, rows, select);
  const person = (id: number): Shown | undefined => {
    const value = people.names.get(id);
    return value === undefined ? undefined : { value, mail: people.mails.get(id) };
  };
  return {
    columns,
    select,
    among,
    lookupIds: people.lookupIds,
    shown: (column, id) => (column.personOrGroup ? person(id) : looked.get(column.name)?.get(id)),
  };
};

/** What a filter or an order on the list's items needs to know. */
export const subjectContext = ({ timeZone, people }: Tenant, list: ListRow): SubjectContext => ({
  columns: columnsOf(list),
  timeZone,
  lookupIds: people.lookupIds,
});

/** An item as Graph shows it {G-item}; its fields only when expanded. */
export const itemResource = (
  row: ItemRow,
  list: ListRow,
  { directory }: Tenant,
  fields: FieldValues | undefined,
): Record<string, unknown> => ({
  '@odata.etag': etagOf(row),
  createdDateTime: row.created_at,
  eTag: etagOf(row),
  id: `${row.id}`,
  lastModifiedDateTime: row.modified_at,
  webUrl: encodeURI(webUrlOf(row, list, directory)),
  createdBy: identitySet(row.created_by),
  lastModifiedBy: identitySet(row.modified_by),
  parentReference: { id: row.guid, siteId: siteIdOf(directory) },
  contentType: contentTypeOf(row),
  ...(fields && { fields }),
});

/** A file's address is its own; any other item's is made of its list and number. */
const webUrlOf = (row: ItemRow, list: ListRow, directory: Tenant['directory']): string =>
  typeof row.fields.FileRef === 'string'
    ? `https://${directory.site.hostname}${row.fields.FileRef}`
    : `${siteUrlOf(directory)}/Lists/${list.name}/${row.id}_.000`;

const contentTypes = { Document: '0x0101', Folder: '0x0120', Item: '0x0100' } as const;

const contentTypeOf = ({ fields }: ItemRow) => {
  const name =
    fields.ContentType === 'Document' || fields.ContentType === 'Folder' ? fields.ContentType : 'Item';
  return { id: contentTypes[name], name };
};

/** The fields if the query asks for them. */
export const expandedFields = (
  row: ItemRow,
  { expand }: Pick<Query, 'expand'>,
  context: ReadContext,
): FieldValues | undefined => (expand.includes('fields') ? readFields(row, context) : undefined);
