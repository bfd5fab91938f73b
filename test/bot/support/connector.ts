import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export const Posted = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  replyToId: z.string().optional(),
  channelData: z.unknown().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.looseObject({ body: z.array(z.unknown()) }) }))
    .optional(),
});
export type Posted = z.infer<typeof Posted>;
export type Received = { method: string; path: string; activity: Posted; bytes: number };

type Fault = { status: number; code: string; headers?: Record<string, string> };

const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

// Teams refuses a payload above about 100 KB, counted as UTF-16.
const LARGEST = 100_000;

/** A Bot Connector on loopback that is as strict as Teams' own (status codes of "Send and receive messages"). */
export const startConnector = async () => {
  const received: Received[] = [];
  const faults: (Fault | 'drop')[] = [];
  const posted = new Set<string>();
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const refuse = ({ status, code, headers }: Fault) =>
      answer(status, { error: { code, message: 'refused' } }, headers);
    const { method = '', url = '' } = request;
    const text = await read(request);
    const fault = faults.shift();
    if (fault === 'drop') return request.socket.destroy();
    if (fault) return refuse(fault);
    const [, cardId] = /^\/v3\/conversations\/[^/]+\/activities(?:\/([^/]+))?$/.exec(url) ?? [];
    if (!/^\/v3\/conversations\/[^/]+\/activities/.test(url)) {
      return refuse({ status: 404, code: 'ConversationNotFound' });
    }
    const activity = Posted.safeParse(JSON.parse(text));
    if (!activity.success) return refuse({ status: 400, code: 'BadArgument' });
    const bytes = Buffer.byteLength(text, 'utf16le');
    if (bytes > LARGEST) return refuse({ status: 413, code: 'MessageSizeTooBig' });
    if (method === 'PUT' && !posted.has(cardId ?? '')) {
      return refuse({ status: 404, code: 'ActivityNotFoundInConversation' });
    }
    received.push({ method, path: decodeURIComponent(url), activity: activity.data, bytes });
    const id = method === 'PUT' ? (cardId ?? '') : `posted-${received.length}`;
    posted.add(id);
    return answer(method === 'PUT' ? 200 : 201, { id });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: string | AddressInfo | null = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    /** Every card and sentence sent, newest last. */
    last: (): Received | undefined => received.at(-1),
    fail: (fault: Fault | 'drop') => void faults.push(fault),
    /** Tells the connector of a card posted before the test began. */
    knows: (id: string) => void posted.add(id),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
