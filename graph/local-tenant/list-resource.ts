import type { Identity } from './database.ts';
import type { ListRow } from './lists.ts';
import { siteIdOf, siteUrlOf, type Tenant } from './tenant.ts';

/** A list as Graph shows it; the columns only when asked for {G-list}. */
export const listResource = (list: ListRow, { directory }: Tenant) => ({
  '@odata.etag': `"${list.id},${list.modified_at}"`,
  createdDateTime: list.created_at,
  description: list.description,
  eTag: `"${list.id},${list.modified_at}"`,
  id: list.id,
  lastModifiedDateTime: list.modified_at,
  name: list.name,
  webUrl: encodeURI(
    `${siteUrlOf(directory)}${list.template === 'documentLibrary' ? '' : '/Lists'}/${list.name}`,
  ),
  displayName: list.display_name,
  createdBy: identitySet(list.created_by),
  parentReference: { siteId: siteIdOf(directory) },
  list: { contentTypesEnabled: false, hidden: list.hidden, template: list.template },
});

/** Who did something, as Graph shows it: an app or a person. */
export const identitySet = ({ kind, id, displayName }: Identity) => ({ [kind]: { id, displayName } });
