import type { KnownSchema, ListDrift, ListName, Log, SyncStore } from '../../programme/index.ts';
import { isGraphError } from '../graph-error.ts';
import type { GraphList } from '../graph-list.ts';
import { lists } from '../lists/index.ts';
import type { Site } from '../site.ts';
import type { SchemaReply } from './column-reply.ts';
import { driftOf } from './drift.ts';

export type SchemaDeps = {
  site: Pick<Site, 'list'>;
  store: Pick<SyncStore, 'schema' | 'noteSchema'>;
  log: Log;
};

/** Columns whose emptiness says nothing, and whether any column was made anew since the last look. */
export type Trust = { lost: ReadonlySet<string>; anew: boolean };

/** Columns an item may lack though nobody emptied them: SharePoint has them no more, or of another type. */
export const lostIn = (drift: readonly ListDrift[]): ReadonlySet<string> =>
  new Set(
    drift
      .filter(({ kind }) => kind === 'column-missing' || kind === 'column-retyped')
      .map(({ column }) => column),
  );

const keep = async (
  { store, log }: SchemaDeps,
  list: ListName,
  schema: KnownSchema,
  refill: readonly { column: string; path: readonly string[] }[] = [],
): Promise<void> => {
  const news = await store.noteSchema(list, schema, refill);
  if (!news) return;
  const drift = schema.drift.map(({ kind, column }) => ({ kind, column }));
  if (drift.length > 0) log.warn({ list, drift }, 'a list in SharePoint is otherwise than it was made');
  else log.info({ list }, 'a list in SharePoint is as it was made');
};

/** Writes down that a list is gone from SharePoint. What the mirror holds of it stays. */
export const noteMissing = async (deps: SchemaDeps, list: ListName): Promise<void> => {
  const known = await deps.store.schema(list);
  const { displayName: title } = lists[list];
  const drift = [{ list, kind: 'list-missing' as const, column: '', title, found: '', wanted: title }];
  await keep(deps, list, { listId: '', columns: {}, ...known, drift });
};

const schemaOf = async (items: GraphList): Promise<SchemaReply> => {
  try {
    return await items.schema();
  } catch (error) {
    if (!isGraphError(error, 'not-found') || error.details.status === undefined) throw error;
    // It was where it is no more; a list made anew under its name is somewhere else.
    await items.stillThere();
    return items.schema();
  }
};

/**
 * Looks at a list's columns and keeps in what they are otherwise than they were made. A column that was taken away
 * and made anew came back empty, and that is SharePoint's loss, not anybody's edit: its values are owed to it. One
 * request, two resource units.
 */
export const checkSchema = async (deps: SchemaDeps, list: ListName): Promise<Trust> => {
  const mapping = lists[list];
  try {
    const found = await schemaOf(deps.site.list(list));
    const known = await deps.store.schema(list);
    const ids = Object.fromEntries(
      found.columns
        .filter(({ name }) => mapping.columns.some((ours) => ours.name === name))
        .map(({ name, id }) => [name, id]),
    );
    const same = known?.listId === found.id;
    const refill = mapping.columns.flatMap(({ name: column }) => {
      const [before, now] = [same ? known.columns[column] : undefined, ids[column]];
      const path =
        before !== undefined && now !== undefined && before !== now ? mapping.pathTo(column) : undefined;
      return path ? [{ column, path }] : [];
    });
    const drift = driftOf(mapping, found).map((one) => ({ list, ...one }));
    const columns = { ...(same && known.columns), ...ids };
    await keep(deps, list, { listId: found.id, columns, drift }, refill);
    return { lost: lostIn(drift), anew: refill.length > 0 };
  } catch (error) {
    if (isGraphError(error, 'not-found')) await noteMissing(deps, list);
    throw error;
  }
};
