import { DefaultHeaders, DefaultInit, GraphCollection, GraphQueryable, Paged } from '@pnp/graph';
import { createBatch } from '@pnp/graph/batching.js';
import { ListItems } from '@pnp/graph/list-item/index.js';
import { Lists } from '@pnp/graph/lists/index.js';
import { BrowserFetchWithRetry, DefaultParse, HttpRequestError, InjectHeaders } from '@pnp/queryable';
import { z } from 'zod';
import { Change, type ForeignClient, Item, inTwenties, type Way } from './foreign-client.ts';

const Made = z.object({ id: z.string() });
const Items = z.array(Item);
const Page = z.object({
  value: z.array(Change),
  nextLink: z.string().nullable(),
  deltaLink: z.string().nullable(),
});

/** @pnp/graph with the behaviours its documentation puts together, over fetch. */
export const pnpClient = ({ url, token, site }: Way): ForeignClient => {
  const root = GraphQueryable('').using(
    DefaultInit(`${url}/v1.0`),
    DefaultHeaders(),
    BrowserFetchWithRetry(),
    DefaultParse(),
    InjectHeaders({ Authorization: `Bearer ${token}` }),
  );
  const items = (list: string) => ListItems(root, `sites/${site}/lists/${list}/items`);

  return {
    makeList: async (displayName, columns) => {
      return Made.parse(
        await Lists(root, `sites/${site}/lists`).add({
          displayName,
          columns: [...columns],
          list: { template: 'genericList' },
        }),
      ).id;
    },
    write: async (list, rows) => {
      const ids: string[] = [];
      for (const part of inTwenties(rows)) {
        const [batched, execute] = createBatch(root);
        const made = part.map((fields) => items(list).using(batched).add({ fields }));
        await execute();
        ids.push(...(await Promise.all(made)).map((one) => Made.parse(one).id));
      }
      return ids;
    },
    pages: async function* (list, size) {
      for await (const page of items(list).expand('fields').top(size)) yield Items.parse(page);
    },
    where: async (list, filter) => Items.parse(await items(list).expand('fields').filter(filter).top(500)()),
    delta: async (list, link) => {
      const changes: Change[] = [];
      const start = GraphCollection(items(list), 'delta').expand('fields');
      let at = link === undefined ? start : GraphCollection([items(list), link]);
      for (;;) {
        const page = Page.parse(await at.using(Paged())());
        changes.push(...page.value);
        if (page.deltaLink !== null) return { changes, link: page.deltaLink };
        at = GraphCollection([items(list), z.string().parse(page.nextLink)]);
      }
    },
    update: async (list, id, fields) => {
      await items(list).getById(id).update({ fields });
    },
    remove: async (list, id) => {
      await items(list).getById(id).delete();
    },
    readTogether: async (list, ids) => {
      const [batched, execute] = createBatch(root);
      const read = ids.map(async (id) => {
        try {
          return Item.parse(await items(list).using(batched).getById(id).expand('fields')());
        } catch (error) {
          if (!(error instanceof HttpRequestError)) throw error;
          return error.status;
        }
      });
      await execute();
      return Promise.all(read);
    },
  };
};
