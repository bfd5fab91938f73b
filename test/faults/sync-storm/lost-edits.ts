import { z } from 'zod';
import { type GraphItem, lists, type Site } from '../../../graph/index.ts';
import {
  type Action,
  entityKey,
  type ListName,
  sameValue,
  type Values,
  valuesOf,
} from '../../../programme/index.ts';
import type { AppParts } from './app-parts.ts';

/** A value somebody gave a field here, which an edit in SharePoint then took the place of. */
type Overtaken = { list: ListName; key: string; field: string; value: unknown };

const Clash = z.object({
  kind: z.literal('clash'),
  itemKey: z.string(),
  fields: z.array(z.object({ field: z.string(), yours: z.string() })),
});

/** What people wrote and SharePoint's value then stood for, by the order of the log. */
const overtaken = (actions: readonly Action[]): Overtaken[] => {
  const last = new Map<string, Action>();
  const found: Overtaken[] = [];
  for (const action of actions) {
    const { list, key, via } = action;
    if (list === 'messages') continue;
    for (const field of new Set([...Object.keys(action.before), ...Object.keys(action.after)])) {
      const name = `${list}/${key}/${field}`;
      const before = last.get(name);
      last.set(name, action);
      if (via !== 'sharepoint' || !before || before.via === 'sharepoint' || before.verb === 'import')
        continue;
      const value = before.after[field];
      if (!sameValue(value, action.after[field])) found.push({ list, key, field, value });
    }
  }
  return found;
};

const Version = z.object({ fields: z.record(z.string(), z.unknown()) });

/** The rows an item has been in SharePoint, from its versions there. */
const historyOf = async (site: Site, list: ListName, itemId: string): Promise<Values[]> => {
  const address = `/lists/${await site.list(list).id()}/items/${itemId}/versions?$expand=fields`;
  const rows: Values[] = [];
  for await (const { fields } of site.entries(address, list, Version)) {
    const read = lists[list].fromFields(fields);
    if (read.ok) rows.push(valuesOf(read.entity));
  }
  return rows;
};

const clashesIn = async ({ store }: AppParts) => {
  const rows = await store.db.selectFrom('outbox').select('payload').where('kind', '=', 'clash').execute();
  return rows.map(({ payload }) => Clash.parse(payload));
};

const asTold = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/**
 * The values people were told are saved, which never came to SharePoint, without anybody being told that they gave
 * way; and how many clashes were told in all.
 */
export const lostEdits = async (
  parts: AppParts,
  actions: readonly Action[],
  items: ReadonlyMap<ListName, readonly GraphItem[]>,
): Promise<{ lost: Overtaken[]; clashesTold: number }> => {
  const site = await parts.site();
  const clashes = await clashesIn(parts);
  const told = new Set(
    clashes.flatMap(({ itemKey, fields }) =>
      fields.map(({ field, yours }) => `${itemKey}/${field}/${yours}`),
    ),
  );
  const ids = new Map<string, string>(
    [...items].flatMap(([list, rows]) =>
      rows.flatMap(({ id, fields }) => {
        const read = lists[list].fromFields(fields);
        return read.ok ? [[`${list}/${entityKey(read.entity)}`, id] as const] : [];
      }),
    ),
  );
  const lost: Overtaken[] = [];
  const nameOf = ({ list, key }: Overtaken): string => `${list}/${key}`;
  for (const [name, values] of Map.groupBy(overtaken(actions), nameOf)) {
    const [id, first] = [ids.get(name), values[0]];
    // A row that was deleted has taken its versions with it.
    if (id === undefined || first === undefined) continue;
    const history = await historyOf(site, first.list, id);
    for (const one of values) {
      const arrived = history.some((row) => sameValue(row[one.field], one.value));
      if (!arrived && !told.has(`${one.key}/${one.field}/${asTold(one.value)}`)) lost.push(one);
    }
  }
  return { lost, clashesTold: clashes.length };
};
