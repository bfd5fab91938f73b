import type { z } from 'zod';
import { GraphError } from './graph-error.ts';
import { type GraphList, graphList } from './graph-list.ts';
import type { GraphSender } from './graph-request.ts';
import { entriesOf } from './paging.ts';
import { ListReply, SiteReply } from './replies.ts';

/** The SharePoint site the programme's lists stand in. */
export type Site = {
  /** As Graph names it: host, site collection and web. */
  id: string;
  list: (name: string) => GraphList;
  /** The same lists by another way to Graph; where they are is asked as before. */
  through: (sender: GraphSender) => Pick<Site, 'list'>;
  /** Every list of the site, those of others too. */
  lists: () => Promise<ListReply[]>;
  /** A request below the site, for provisioning. */
  send: <T>(
    request: {
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
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
  client: GraphSender,
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

  // Whoever asks while somebody is looking gets the same answer.
  const looking: { found?: Promise<void> } = {};
  const look = async (): Promise<void> => {
    const all = await lists();
    known.clear();
    for (const list of all) known.set(list.name, list.id);
  };
  const lookOnce = (): Promise<void> => {
    looking.found ??= look().finally(() => {
      delete looking.found;
    });
    return looking.found;
  };
  // A list's title is people's to change; the name in its address is not, and only this finds it.
  const found = (name: string): string => {
    const listId = known.get(name);
    if (listId === undefined) throw new GraphError('not-found', name);
    return listId;
  };
  const idOf = async (name: string): Promise<string> => {
    if (!known.has(name)) await lookOnce();
    return found(name);
  };
  const listBy = (sender: GraphSender) => (name: string) =>
    graphList(sender, name, {
      id: () => idOf(name),
      address: async () => `${base}/lists/${await idOf(name)}`,
      lookAnew: async () => {
        await lookOnce();
        found(name);
      },
      pageSize,
    });

  return {
    id,
    list: listBy(client),
    through: (sender) => ({ list: listBy(sender) }),
    lists,
    entries,
    send: ({ method, path: below, about, body }, reply) =>
      client.send({ method, to: { path: `${base}${below}` }, about, ...(body && { body }) }, reply),
  };
};
