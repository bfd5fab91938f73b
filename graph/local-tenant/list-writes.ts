import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../programme/index.ts';
import type { Identity, Tx } from './database.ts';
import { addColumn } from './list-columns.ts';
import { findList, type ListRow } from './lists.ts';
import { invalidRequest, Refused } from './refused.ts';
import { libraryColumns, titleColumn } from './system-columns.ts';
import { type Tenant, timestamp } from './tenant.ts';
import { expectOrdinary } from './write-rules.ts';

/** What a new list is asked for with {G-listcreate}. */
const AskedList = z.strictObject({
  name: z.unknown().optional(),
  displayName: z.string().trim().min(1).max(255),
  description: z.string().optional(),
  columns: z.array(z.unknown()).optional(),
  list: z
    .object({
      template: z.enum(['genericList', 'documentLibrary']).optional(),
      hidden: z.boolean().optional(),
    })
    .optional(),
});

/** Makes a list with its columns, all or nothing {G-listcreate}. */
export const createList = async (tenant: Tenant, body: unknown, by: Identity): Promise<ListRow> => {
  const asked = AskedList.safeParse(body);
  if (!asked.success) throw invalidRequest(z.prettifyError(asked.error));
  if (asked.data.name !== undefined)
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  const { displayName, description = '', columns = [], list } = asked.data;
  return tenant.db.transaction().execute((tx) =>
    insertList(tx, tenant.clock, {
      displayName,
      description,
      columns,
      by,
      template: list?.template ?? 'genericList',
      hidden: list?.hidden ?? false,
    }),
  );
};

type NewList = {
  displayName: string;
  /** Its place in the site's addresses, where that is not to follow from its title. */
  name?: string;
  description: string;
  columns: unknown[];
  by: Identity;
  template: ListRow['template'];
  hidden: boolean;
};

export const insertList = async (tx: Tx, clock: Clock, asked: NewList): Promise<ListRow> => {
  await expectFreeTitle(tx, asked.displayName);
  const at = timestamp(clock);
  const list = await tx
    .insertInto('lists')
    .values({
      id: randomUUID(),
      name: await freeName(tx, asked.name ?? asked.displayName),
      display_name: asked.displayName,
      description: asked.description,
      template: asked.template,
      hidden: asked.hidden,
      created_at: at,
      modified_at: at,
      created_by: JSON.stringify(asked.by),
      last_item: 0,
      log_start: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const title = titleColumn(randomUUID());
  await tx
    .insertInto('columns')
    .values({ id: title.id, list_id: list.id, name: title.name, definition: JSON.stringify(title) })
    .execute();
  const kept = asked.template === 'documentLibrary' ? libraryColumns : [];
  for (const column of [...kept, ...asked.columns]) await addColumn(tx, list, column);
  return findList(tx, list.id);
};

const expectFreeTitle = async (tx: Tx, title: string): Promise<void> => {
  const taken = await tx
    .selectFrom('lists')
    .select('id')
    .where((row) => row(row.fn('lower', ['display_name']), '=', title.toLowerCase()))
    .executeTakeFirst();
  if (taken) throw new Refused(409, 'nameAlreadyExists', 'The specified list title is already taken');
};

/** A name is the list's place in the site's addresses; a taken one is numbered, as SharePoint does (from memory). */
const freeName = async (tx: Tx, title: string): Promise<string> => {
  const name = title.replace(/[^\p{L}\p{N}_ -]/gu, '');
  const taken = new Set(
    (await tx.selectFrom('lists').select('name').execute()).map((list) => list.name.toLowerCase()),
  );
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? name : `${name}${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
};

const ListPatch = z.strictObject({
  displayName: z.string().trim().min(1).max(255).optional(),
  description: z.string().optional(),
});

/** Gives a list another title or description; its name stays what it was made with. */
export const renameList = async (tx: Tx, tenant: Tenant, list: ListRow, body: unknown): Promise<ListRow> => {
  const asked = ListPatch.safeParse(body);
  if (!asked.success) throw invalidRequest(z.prettifyError(asked.error));
  const { displayName = list.display_name, description = list.description } = asked.data;
  if (displayName !== list.display_name) await expectFreeTitle(tx, displayName);
  await tx
    .updateTable('lists')
    .set({ display_name: displayName, description, modified_at: timestamp(tenant.clock) })
    .where('id', '=', list.id)
    .execute();
  return findList(tx, list.id);
};

/** Deletes a list with all that is in it (not documented, and widely done: from memory). */
export const removeList = async (tx: Tx, list: ListRow): Promise<void> => {
  expectOrdinary(list);
  await tx.deleteFrom('lists').where('id', '=', list.id).execute();
};
