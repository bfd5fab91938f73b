import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

export type Handshake = { method: string; token: string; type: string; path: string; of: string | null };
export type Posted = { at: string; value: Record<string, unknown>[]; body: Record<string, unknown> };

type Way = (request: IncomingMessage, response: ServerResponse, token: string) => void;

/** Ways of answering a handshake; only the first is right {G-urlval}. */
export const ways = {
  right: (_, response, token) => response.writeHead(200, { 'content-type': 'text/plain' }).end(token),
  created: (_, response, token) => response.writeHead(201, { 'content-type': 'text/plain' }).end(token),
  html: (_, response, token) => response.writeHead(200, { 'content-type': 'text/html' }).end(token),
  encoded: (_, response, token) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(encodeURIComponent(token)),
  never: () => undefined,
  cut: (request) => request.socket.destroy(),
} satisfies Record<string, Way>;

const Body = z.looseObject({ value: z.array(z.record(z.string(), z.unknown())) });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
  return Buffer.concat(chunks).toString();
};

/** Somebody who subscribes: answers handshakes, and takes notifications as a test says. */
export const startSubscriber = async () => {
  const state: { way: Way; statuses: (number | 'never')[] } = { way: ways.right, statuses: [] };
  const handshakes: Handshake[] = [];
  const posted: Posted[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const token = url.searchParams.get('validationToken');
    const text = await bodyOf(request);
    if (token !== null) {
      const { method = '', headers } = request;
      handshakes.push({
        method,
        token,
        type: headers['content-type'] ?? '',
        path: url.pathname,
        of: url.searchParams.get('of'),
      });
      return state.way(request, response, token);
    }
    const body = Body.parse(JSON.parse(text));
    posted.push({ at: `${url.pathname}${url.search}`, value: body.value, body });
    const status = state.statuses.shift() ?? 202;
    return status === 'never' ? undefined : response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    handshakes,
    posted,
    /** How handshakes are answered from now on. */
    answerBy: (way: keyof typeof ways) => {
      state.way = ways[way];
    },
    /** How the next notifications are answered; all others are taken. */
    answerNext: (...statuses: (number | 'never')[]) => {
      state.statuses = statuses;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
export type Subscriber = Awaited<ReturnType<typeof startSubscriber>>;
