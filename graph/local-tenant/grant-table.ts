import type { Generated } from 'kysely';

/** What has been granted to an app on the site, on one of its lists or on an item {G-selected}. */
export type GrantTable = {
  id: string;
  /** The list's id, for an item followed by a slash and the item's; empty for the site. */
  list_id: string;
  app_id: string;
  app_name: string;
  role: string;
  /** Grants are numbered as they are made. */
  made: Generated<number>;
};

export const grantSchema = `
  create table if not exists grants (
    id text not null, list_id text not null, app_id text not null, app_name text not null, role text not null,
    primary key (list_id, app_id));
  alter table grants add column if not exists made serial;
`;
