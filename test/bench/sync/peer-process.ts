import { DefaultHeaders, DefaultInit } from '@pnp/graph';
import { ListItems } from '@pnp/graph/list-item/index.js';
import { BrowserFetchWithRetry, DefaultParse, InjectHeaders } from '@pnp/queryable';
import { z } from 'zod';
import { answering } from './child.ts';
import { use } from './memory.ts';

const Question = z.object({
  url: z.string(),
  token: z.string(),
  site: z.string(),
  list: z.string(),
});

// The size of our own pages.
const PAGE = 1000;

/** The peer's way: without delta, what changed is found by reading every page of the list with @pnp/graph. */
const readAll = async ({ url, token, site, list }: z.infer<typeof Question>) => {
  const items = ListItems(`${url}/v1.0/sites/${site}/lists/${list}`).using(
    DefaultInit(`${url}/v1.0`),
    DefaultHeaders(),
    BrowserFetchWithRetry(),
    DefaultParse(),
    InjectHeaders({ Authorization: `Bearer ${token}` }),
  );
  const rows: unknown[] = [];
  const used = await use(async () => {
    const pages = items.expand('fields').top(PAGE);
    for await (const page of pages) rows.push(...page);
  });
  return { ...used, rows: rows.length };
};

answering(async (question) => readAll(Question.parse(question)));
