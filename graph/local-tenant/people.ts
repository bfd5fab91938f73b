import { randomUUID } from 'node:crypto';
import type { Database, Tx } from './database.ts';
import { insertList } from './lists.ts';
import { APP_LOOKUP_ID } from './read-fields.ts';
import { guidOf, type Tenant, timestamp } from './tenant.ts';

/** The hidden list whose row ids person columns hold {I-lookup}. */
export const USER_LIST = 'User Information List';

const system = { kind: 'application', id: guidOf('SharePoint'), displayName: 'SharePoint App' } as const;

/** Sees to it that everybody in the directory has a row in the site's User Information List. */
export const enrolPeople = async (tenant: Tenant): Promise<void> =>
  tenant.db.transaction().execute(async (tx) => {
    const list = (await userList(tx)) ?? (await makeUserList(tx, tenant));
    const known = new Set((await rowsOf(tx)).map(({ fields }) => fields.TfDirectoryId));
    const missing = tenant.directory.users.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    const at = timestamp(tenant.clock);
    const values = missing.map((user, index) => ({
      list_id: list.id,
      id: list.last_item + index + 1,
      guid: randomUUID(),
      version: 1,
      fields: JSON.stringify({
        Title: user.displayName,
        EMail: user.mail ?? user.userPrincipalName,
        UserName: user.userPrincipalName,
        Name: `i:0#.f|membership|${user.userPrincipalName}`,
        TfDirectoryId: user.id,
      }),
      created_at: at,
      modified_at: at,
      created_by: JSON.stringify(system),
      modified_by: JSON.stringify(system),
      change: 0,
    }));
    await tx.insertInto('items').values(values).execute();
    await tx
      .updateTable('lists')
      .set({ last_item: list.last_item + values.length })
      .where('id', '=', list.id)
      .execute();
  });

const userList = (tx: Database | Tx) =>
  tx.selectFrom('lists').selectAll().where('template', '=', 'userInformation').executeTakeFirst();

const makeUserList = (tx: Tx, tenant: Tenant) =>
  insertList(tx, tenant, {
    displayName: USER_LIST,
    description: '',
    columns: ['EMail', 'UserName', 'Name'].map((name) => ({ name, text: {} })),
    template: 'userInformation',
    hidden: true,
    by: system,
  });

const rowsOf = (db: Database | Tx) =>
  db
    .selectFrom('items')
    .innerJoin('lists', 'lists.id', 'items.list_id')
    .select(['items.id', 'items.fields'])
    .where('lists.template', '=', 'userInformation')
    .execute();

export type People = { names: ReadonlyMap<number, string>; lookupIds: ReadonlyMap<string, number> };

/** Display names by row id, and row ids by the person's id in the directory. */
export const peopleOf = async (db: Database | Tx): Promise<People> => {
  const rows = await rowsOf(db);
  return {
    names: new Map([
      [APP_LOOKUP_ID, 'SharePoint App'],
      ...rows.map(({ id, fields }): [number, string] => [id, String(fields.Title)]),
    ]),
    lookupIds: new Map(rows.map(({ id, fields }): [string, number] => [String(fields.TfDirectoryId), id])),
  };
};
