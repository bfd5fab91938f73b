import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type Entities, ListName, type Mirror, type RowFault } from '../../programme/index.ts';
import { lateRows } from './late-rows.ts';
import { driftIn } from './list-schema.ts';
import { byKey, schemas } from './rows.ts';
import type { Tables } from './tables.ts';

/** A fault as it is kept. */
export const Fault: z.ZodType<RowFault> = z.object({
  list: ListName,
  itemId: z.string(),
  key: z.string().exactOptional(),
  title: z.string().exactOptional(),
  columns: z.array(z.object({ column: z.string(), value: z.string(), reason: z.string() })),
});

/** The mirror read through a connection: the pool's, or that of a transaction. */
export const mirrorOf = (db: Kysely<Tables>): Mirror => ({
  all: async (list) =>
    (await readRows(db, list)).flatMap(({ entity }) => (entity.success ? [entity.data] : [])),
  find: async (list, key) => {
    const row = await goodRows(db, list).where('key', '=', key).executeTakeFirst();
    return row && schemas[list].safeParse(row.entity).data;
  },
  faults: () => faultsOf(db),
  drift: () => driftIn(db),
  late: () => lateRows(db),
  version: versionIn(db),
});

/** Asked at every turn, so the question is put into words once. */
const versionIn = (db: Kysely<Tables>): (() => Promise<number>) => {
  const query = db.selectFrom('mirror_version').select('version');
  const held: { asked?: ReturnType<typeof query.compile> } = {};
  return async () => {
    held.asked ??= query.compile();
    const { rows } = await db.executeQuery(held.asked);
    const [row] = rows;
    if (!row) throw new Error('the mirror has no version');
    return row.version;
  };
};

const goodRows = (db: Kysely<Tables>, list: ListName) =>
  db
    .selectFrom('mirror')
    .select(['key', 'item_id', 'entity'])
    .where('list', '=', list)
    .where('faulty', '=', false);

const readRows = async <L extends ListName>(db: Kysely<Tables>, list: L) => {
  const rows = await goodRows(db, list).execute();
  const schema: z.ZodType<Entities[L]> = schemas[list];
  return rows
    .sort(byKey)
    .map(({ key, item_id, entity }) => ({ key, itemId: item_id, entity: schema.safeParse(entity) }));
};

const faultsOf = async (db: Kysely<Tables>): Promise<RowFault[]> => {
  const rows = await db.selectFrom('row_faults').select('fault').orderBy('list').orderBy('item_id').execute();
  const unreadable: RowFault[] = [];
  for (const list of ListName.options) unreadable.push(...(await unreadableIn(db, list)));
  return [...rows.map(({ fault }) => Fault.parse(fault)), ...unreadable];
};

/** Rows an older version wrote that this one cannot read: shown as faults, so that no page breaks on them. */
const unreadableIn = async (db: Kysely<Tables>, list: ListName): Promise<RowFault[]> =>
  (await readRows(db, list)).flatMap(({ key, itemId, entity }) =>
    entity.success
      ? []
      : [
          {
            list,
            itemId: itemId ?? '',
            key,
            columns: entity.error.issues.map(({ path, message }) => ({
              column: path.join('.'),
              value: '',
              reason: message,
            })),
          },
        ],
  );
