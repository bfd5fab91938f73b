import { randomUUID } from 'node:crypto';
import type { Clock } from '../../programme/index.ts';
import { type Database, type FieldValues, nextChange, type Tx } from './database.ts';
import type { DirectoryUser, LocalDirectory } from './directory.ts';
import { insertList } from './list-writes.ts';
import { APP_LOOKUP_ID } from './read-fields.ts';
import { guidOf, timestamp } from './tenant.ts';

/** The hidden list whose row ids person columns hold {I-lookup}. */
const USER_LIST = 'User Information List';

const system = { kind: 'application', id: guidOf('SharePoint'), displayName: 'SharePoint App' } as const;

/** Display names by row id, and row ids by the person's id in the directory. */
export type People = { names: ReadonlyMap<number, string>; lookupIds: ReadonlyMap<string, number> };

type Place = { db: Database; directory: LocalDirectory; clock: Clock };

/** Gives everybody in the directory a row in the site's User Information List, and tells which. */
export const enrolPeople = ({ db, directory, clock }: Place): Promise<People> =>
  db.transaction().execute(async (tx) => {
    const list = (await userList(tx)) ?? (await makeUserList(tx, clock));
    const known = new Set((await rowsOf(tx, list)).map(({ fields }) => fields.UserName));
    const missing = directory.users.filter(({ userPrincipalName }) => !known.has(userPrincipalName));
    if (missing.length > 0) await addRows(tx, list, missing, timestamp(clock));
    return peopleIn(await rowsOf(tx, list), directory);
  });

const addRows = async (
  tx: Tx,
  list: { id: string; last_item: number },
  missing: readonly DirectoryUser[],
  at: string,
): Promise<void> => {
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
    }),
    created_at: at,
    modified_at: at,
    created_by: JSON.stringify(system),
    modified_by: JSON.stringify(system),
    change: nextChange,
  }));
  await tx.insertInto('items').values(values).execute();
  await tx
    .updateTable('lists')
    .set({ last_item: list.last_item + values.length })
    .where('id', '=', list.id)
    .execute();
};

const userList = (tx: Tx) =>
  tx
    .selectFrom('lists')
    .select(['id', 'last_item'])
    .where('template', '=', 'userInformation')
    .executeTakeFirst();

const makeUserList = (tx: Tx, clock: Clock) =>
  insertList(tx, clock, {
    displayName: USER_LIST,
    description: '',
    columns: ['EMail', 'UserName', 'Name'].map((name) => ({ name, text: {} })),
    template: 'userInformation',
    hidden: true,
    by: system,
  });

const rowsOf = (tx: Tx, { id }: { id: string }) =>
  tx.selectFrom('items').select(['id', 'fields']).where('list_id', '=', id).execute();

const peopleIn = (
  rows: readonly { id: number; fields: FieldValues }[],
  { users }: LocalDirectory,
): People => {
  const idOf = (row: { fields: FieldValues }) =>
    users.find(({ userPrincipalName }) => userPrincipalName === row.fields.UserName)?.id ?? '';
  return {
    names: new Map([
      [APP_LOOKUP_ID, system.displayName],
      ...rows.map(({ id, fields }): [number, string] => [id, String(fields.Title)]),
    ]),
    lookupIds: new Map(rows.map((row): [string, number] => [idOf(row), row.id])),
  };
};
