import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../programme/index.ts';
import { type Database, nextChange, type Tx } from './database.ts';
import type { DirectoryUser, LocalDirectory } from './directory.ts';
import { insertList } from './list-writes.ts';
import { APP_LOOKUP_ID } from './read-fields.ts';
import { system, type Tenant, timestamp } from './tenant.ts';

/** The hidden list whose row ids person columns hold {I-lookup}. */
const USER_LIST = 'User Information List';

/** Those the site knows: display names and mail by row id, and row ids by the person's id in the directory. */
export type People = {
  names: ReadonlyMap<number, string>;
  mails: ReadonlyMap<number, string>;
  lookupIds: ReadonlyMap<string, number>;
  /** Gives somebody who comes to the site for the first time a row. */
  visit: (oid: string) => Promise<void>;
};

type Place = { db: Database; directory: LocalDirectory; clock: Clock };

/** Gives everybody who has been on the site a row in its User Information List, and tells which. */
export const enrolPeople = async ({ db, directory, clock }: Place): Promise<People> => {
  const names = new Map<number, string>([[APP_LOOKUP_ID, system.displayName]]);
  const mails = new Map<number, string>();
  const lookupIds = new Map<string, number>();
  const enrol = (users: readonly DirectoryUser[]) =>
    db.transaction().execute(async (tx) => {
      const list = (await userList(tx)) ?? (await makeUserList(tx, clock));
      const known = new Set((await rowsOf(tx, list)).map(({ fields }) => fields.UserName));
      const missing = users.filter(({ userPrincipalName }) => !known.has(userPrincipalName));
      if (missing.length > 0) await addRows(tx, list, missing, timestamp(clock));
      for (const { id, fields } of await rowsOf(tx, list)) {
        names.set(id, String(fields.Title));
        mails.set(id, String(fields.EMail));
        const user = directory.users.find(({ userPrincipalName }) => userPrincipalName === fields.UserName);
        // Who has left the directory keeps the row, and the cells that name them keep the name.
        if (user) lookupIds.set(user.id, id);
      }
    });
  await enrol(directory.users.filter(({ visited }) => visited));
  return {
    names,
    mails,
    lookupIds,
    visit: async (oid) => {
      if (!lookupIds.has(oid)) await enrol(directory.users.filter(({ id }) => id === oid));
    },
  };
};

/** Notes who comes to the site; that Graph's calls on a person's behalf count as visits is an assumption. */
export const noteVisits = (app: FastifyInstance, { people }: Pick<Tenant, 'people'>): void => {
  app.addHook('preHandler', async ({ caller, routeOptions }) => {
    if (caller.kind === 'user' && routeOptions.url?.startsWith('/v1.0/sites/')) await people.visit(caller.id);
  });
};

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
