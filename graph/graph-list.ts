import { isGraphError } from './graph-error.ts';
import type { GraphSender } from './graph-request.ts';
import type { FieldValues } from './lists/field.ts';
import { entriesOf, nextPage } from './paging.ts';
import {
  type DeltaEntry,
  DeltaReply,
  type DeltaReplyEntry,
  FieldsReply,
  type GraphItem,
  ItemReply,
} from './replies.ts';
import { SchemaReply } from './schema/column-reply.ts';

/** One page of what changed. */
export type DeltaPage = {
  entries: DeltaEntry[];
  /** The first page of the whole list: items on no page from here on are gone. */
  fresh: boolean;
  /** Where the next page is, or, after the last one, what to ask with another time. */
  goesOn: { next: string } | { end: string | undefined };
};

/** One SharePoint list: paging, retry and tokens stay inside. */
export type GraphList = {
  name: string;
  /** The list's own id; one deleted and made anew under its name has another. */
  id: () => Promise<string>;
  /** All items, or those an OData filter on one indexed column lets through. */
  items: (filter?: string) => AsyncIterable<GraphItem>;
  item: (itemId: string) => Promise<GraphItem>;
  create: (values: FieldValues) => Promise<GraphItem>;
  /** Changes columns of an item that still has this eTag, and gives the new one; otherwise `stale`. */
  update: (itemId: string, etag: string, values: FieldValues) => Promise<{ etag: string }>;
  /** What changed since the link, or, without one, the whole list. */
  delta: (link?: string) => AsyncIterable<DeltaPage>;
  findByKey: (column: string, value: string) => Promise<GraphItem | undefined>;
  /** The list's title and columns as they are now. */
  schema: () => Promise<SchemaReply>;
  /** Looks anew where the list is; throws `not-found`, without a status, when somebody has deleted it. */
  stillThere: () => Promise<void>;
};

/** Where a list is, and how many items are asked for at a time; Graph may give fewer. */
export type ListPlace = {
  id: () => Promise<string>;
  address: () => Promise<string>;
  lookAnew: () => Promise<void>;
  pageSize: number;
};

// Graph takes several values only with their type beside them (seen in public code, not in the documentation).
const annotated = (values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([column, value]) =>
      Array.isArray(value)
        ? [
            [`${column}@odata.type`, 'Collection(Edm.String)'],
            [column, value],
          ]
        : [[column, value]],
    ),
  );

const present = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** A list whose address is found when it is first needed. */
export const graphList = (
  client: GraphSender,
  name: string,
  { id, address, lookAnew, pageSize }: ListPlace,
): GraphList => {
  const path = async (rest: string) => ({ path: `${await address()}/items${rest}` });
  const item = async (itemId: string): Promise<GraphItem> =>
    client.send(
      { method: 'GET', to: await path(`/${encodeURIComponent(itemId)}?$expand=fields`), about: name },
      ItemReply,
    );

  async function* items(filter?: string): AsyncGenerator<GraphItem> {
    const query = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
    const to = await path(`?$expand=fields&$top=${pageSize}${query}`);
    yield* entriesOf(client, { to, about: name }, ItemReply);
  }

  const whole = async (entry: DeltaReplyEntry): Promise<DeltaEntry> => {
    if (entry.kind !== 'bare') return entry;
    try {
      return { kind: 'item', item: await item(entry.id) };
    } catch (error) {
      if (!isGraphError(error, 'not-found')) throw error;
      return { kind: 'deleted', id: entry.id };
    }
  };

  async function* pages(first: string | undefined, start: boolean): AsyncGenerator<DeltaPage> {
    let [link, fresh] = [first, start];
    for (;;) {
      const to = link === undefined ? await path(`/delta?$expand=fields&$top=${pageSize}`) : { link };
      const page = await client.send({ method: 'GET', to, about: name }, DeltaReply);
      // Where a whole list is to be read from anew is Graph's word, and need not ask for the values: we do.
      if (fresh && link !== undefined && page.value.some(({ kind }) => kind === 'bare'))
        return yield* pages(undefined, true);
      const entries: DeltaEntry[] = [];
      for (const entry of page.value) entries.push(await whole(entry));
      link = nextPage({ to, about: name }, page['@odata.nextLink'])?.link;
      const goesOn = link === undefined ? { end: page['@odata.deltaLink'] } : { next: link };
      yield { entries, fresh, goesOn };
      if (link === undefined) return;
      fresh = false;
    }
  }

  async function* delta(link?: string): AsyncGenerator<DeltaPage> {
    try {
      yield* pages(link, link === undefined);
    } catch (error) {
      if (isGraphError(error, 'gone')) {
        // A token that is too old is answered with the place to read the whole list from.
        yield* pages(error.details.location, true);
        return;
      }
      // A link kept from another time that Graph cannot read any more would be refused for ever.
      if (link === undefined || !isGraphError(error, 'invalid')) throw error;
      yield* pages(undefined, true);
    }
  }

  return {
    name,
    id,
    items,
    item,
    delta,
    create: async (values) =>
      client.send(
        { method: 'POST', to: await path(''), about: name, body: { fields: annotated(present(values)) } },
        ItemReply,
      ),
    update: async (itemId, etag, values) => {
      const to = await path(`/${encodeURIComponent(itemId)}/fields`);
      const headers = { 'If-Match': etag };
      const reply = await client.send(
        { method: 'PATCH', to, about: name, headers, body: annotated(values) },
        FieldsReply,
      );
      return { etag: reply['@odata.etag'] ?? (await item(itemId)).etag };
    },
    findByKey: async (column, value) => {
      const literal = value.replaceAll("'", "''");
      for await (const found of items(`fields/${column} eq '${literal}'`)) return found;
      return undefined;
    },
    schema: async () => {
      const path = `${await address()}?$select=id,displayName&$expand=columns`;
      return client.send({ method: 'GET', to: { path }, about: name }, SchemaReply);
    },
    stillThere: lookAnew,
  };
};
