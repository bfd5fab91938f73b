import type { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';
import { type GraphList, graphList } from './graph-list.ts';
import { entriesOf } from './paging.ts';
import { ListReply, SiteReply } from './replies.ts';

/** The SharePoint site the programme's lists stand in. */
export type Site = {
  list: (name: string) => GraphList;
  /** Every list of the site, those of others too. */
  lists: () => Promise<ListReply[]>;
  /** A request below the site, for provisioning. */
  send: <T>(
    request: {
      method: 'GET' | 'POST' | 'PATCH';
      path: string;
      about: string;
      body?: Record<string, unknown>;
    },
    reply: z.ZodType<T>,
  ) => Promise<T>;
  /** Every entry of a collection below the site. */
  entries: <T>(path: string, about: string, entry: z.ZodType<T>) => AsyncIterable<T>;
};

/** Finds the site by its address, such as `contoso.sharepoint.com` and `/sites/programme`. */
export const openSite = async (
  client: GraphClient,
  { hostname, path }: { hostname: string; path: string },
  // A page costs the same whatever it holds; where this is more than SharePoint gives, it gives what it gives.
  { pageSize }: { pageSize: number } = { pageSize: 1000 },
): Promise<Site> => {
  const address = encodeURI(`/sites/${hostname}:${path}`);
  const { id } = await client.send({ method: 'GET', to: { path: address }, about: 'the site' }, SiteReply);
  const base = `/sites/${encodeURIComponent(id)}`;
  const known = new Map<string, string>();

  const entries: Site['entries'] = (below, about, entry) =>
    entriesOf(client, { to: { path: `${base}${below}` }, about }, entry);
  const lists = async () => {
    const all: ListReply[] = [];
    for await (const list of entries('/lists?$select=id,name,displayName', 'the lists', ListReply))
      all.push(list);
    return all;
  };

  // A list's title is people's to change; the name in its address is not, and only this finds it.
  const idOf = async (name: string): Promise<string> => {
    if (!known.has(name)) for (const list of await lists()) known.set(list.name, list.id);
    const listId = known.get(name);
    if (listId === undefined) throw new GraphError('not-found', name);
    return listId;
  };

  return {
    list: (name) =>
      graphList(client, name, {
        id: () => idOf(name),
        address: async () => `${base}/lists/${await idOf(name)}`,
        pageSize,
      }),
    lists,
    entries,
    send: ({ method, path: below, about, body }, reply) =>
      client.send({ method, to: { path: `${base}${below}` }, about, ...(body && { body }) }, reply),
  };
};
