import { isUint8Array } from 'node:util/types';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Middleware,
  MiddlewareFactory,
  OneDriveLargeFileUploadTask,
} from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { Change, type Fields, type ForeignClient, Item, inTwenties, type Way } from './foreign-client.ts';

const GRAPH = 'https://graph.microsoft.com';
/** Where files are sent to: another host than Graph's, to which the client gives no token. */
const FILES = 'https://taktfast.sharepoint.com/uploads';

const Page = z.object({
  value: z.array(Change),
  '@odata.nextLink': z.string().exactOptional(),
  '@odata.deltaLink': z.string().exactOptional(),
});
const Made = z.object({ id: z.string() });

/** The end of the chain: the client believes it speaks with Microsoft, whose names stand for the tenant both ways. */
const overLoopback = (origin: string): Middleware => ({
  execute: async (context) => {
    const asked = typeof context.request === 'string' ? context.request : context.request.url;
    const { method = 'GET', headers = {}, body } = context.options ?? {};
    const reply = await fetch(asked.replace(GRAPH, origin).replace(FILES, `${origin}/uploads`), {
      method,
      headers: new Headers(headers),
      ...((typeof body === 'string' || isUint8Array(body)) && { body: Buffer.from(body) }),
    });
    const text = await reply.text();
    const renamed = text.replaceAll(`${origin}/uploads`, FILES).replaceAll(origin, GRAPH);
    const { status } = reply;
    context.response = new Response(status === 204 ? null : renamed, { status, headers: reply.headers });
  },
});

const clientOver = ({ url, token }: Way): Client => {
  const stock = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: async () => token });
  return Client.initWithMiddleware({ middleware: [...stock.slice(0, -1), overLoopback(url)] });
};

/** Sends a file by ranges to the site's own library, by the client's own task for it. */
export const microsoftUpload = async (way: Way, fileName: string, content: Uint8Array): Promise<unknown> => {
  const task = await OneDriveLargeFileUploadTask.create(clientOver(way), content, {
    fileName,
    uploadSessionURL: `/sites/${way.site}/drive/root:/${fileName}:/createUploadSession`,
    rangeSize: 320 * 1024,
  });
  return (await task.upload()).responseBody;
};

/** @microsoft/microsoft-graph-client with its own stock middleware, all but the step that reaches the network. */
export const microsoftClient = (way: Way): ForeignClient => {
  const client = clientOver(way);
  const { site } = way;
  const items = (list: string) => `/sites/${site}/lists/${list}/items`;

  // The library makes the address of a part of what follows the host, so no version may stand there.
  const part = (path: string, init?: RequestInit) => new Request(`${GRAPH}${path}`, init);
  const together = async (requests: Request[]): Promise<Response[]> => {
    const content = new BatchRequestContent(requests.map((request, index) => ({ id: `${index}`, request })));
    const answer = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
    return requests.map((_, index) => answer.getResponseById(`${index}`));
  };
  const creation = (list: string, fields: Fields) =>
    part(items(list), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ fields }),
    });

  return {
    makeList: async (displayName, columns) => {
      const body = { displayName, columns, list: { template: 'genericList' } };
      return Made.parse(await client.api(`/sites/${site}/lists`).post(body)).id;
    },
    write: async (list, rows) => {
      const ids: string[] = [];
      for (const twenty of inTwenties(rows)) {
        const answers = await together(twenty.map((fields) => creation(list, fields)));
        for (const answer of answers) ids.push(Made.parse(await answer.json()).id);
      }
      return ids;
    },
    pages: async function* (list, size) {
      let next: string | undefined = `${items(list)}?$expand=fields&$top=${size}`;
      while (next !== undefined) {
        const page: z.infer<typeof Page> = Page.parse(await client.api(next).get());
        yield page.value;
        next = page['@odata.nextLink'];
      }
    },
    where: async (list, filter) =>
      Page.parse(await client.api(items(list)).expand('fields').filter(filter).top(500).get()).value,
    delta: async (list, link) => {
      const changes: Change[] = [];
      let at = link ?? `${items(list)}/delta?$expand=fields`;
      for (;;) {
        const page = Page.parse(await client.api(at).get());
        changes.push(...page.value);
        const last = page['@odata.deltaLink'];
        if (last !== undefined) return { changes, link: last };
        at = z.string().parse(page['@odata.nextLink']);
      }
    },
    update: async (list, id, fields) => {
      await client.api(`${items(list)}/${id}/fields`).patch(fields);
    },
    remove: async (list, id) => {
      await client.api(`${items(list)}/${id}`).delete();
    },
    readTogether: async (list, ids) => {
      const answers = await together(ids.map((id) => part(`${items(list)}/${id}?$expand=fields`)));
      return Promise.all(
        answers.map(async (answer) => (answer.ok ? Item.parse(await answer.json()) : answer.status)),
      );
    },
  };
};
