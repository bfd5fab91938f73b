import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** What goes wrong with one request: the first that fits takes it, and the next request goes well. */
export type Fault = {
  method: string;
  /** Part of the address. */
  path?: string;
  /** Answered so without reaching the tenant, or the connection is cut. */
  before?: number | 'cut';
  /** Carried out, and answered so all the same, or cut half-way through the reply. */
  after?: number | 'cut';
  headers?: Record<string, string>;
  code?: string;
  /** Carried out and answered as it is; then this happens. */
  afterwards?: () => void;
};

const Address = z.object({ port: z.number() });

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const refuse = (response: ServerResponse, status: number, { headers, code = 'serviceNotAvailable' }: Fault) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'request-id': 'way-1', ...headers })
    .end(JSON.stringify({ error: { code, message: 'x', innerError: { 'request-id': 'way-1' } } }));

const cut = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"id":', () => response.socket?.destroy());
};

/** Addresses answered here rather than by the tenant: what is answered to a body, by the end of the address. */
type Own = Readonly<Record<string, (body: string) => unknown>>;

/** A way to the tenant on which things go wrong, one after the other. */
export const faultyWay = async (tenant: string, faults: Fault[], ownAnswers: Own = {}) => {
  const left = [...faults];
  const bodies: string[] = [];
  const requests: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
  let own = '';

  const take = (method: string, url: string): Fault | undefined => {
    const index = left.findIndex((fault) => fault.method === method && url.includes(fault.path ?? ''));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const pass = async (request: IncomingMessage, body: Buffer) => {
    const headers = new Headers();
    for (const name of ['authorization', 'content-type', 'if-match', 'client-request-id'])
      if (typeof request.headers[name] === 'string') headers.set(name, request.headers[name]);
    const reply = await fetch(`${tenant}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    // Links in the reply lead back over this way.
    return { reply, text: (await reply.text()).replaceAll(tenant, own) };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '' } = request;
    requests.push({ method, url, headers: request.headers });
    const body = await bodyOf(request);
    bodies.push(body.toString('utf8'));
    const answer = Object.entries(ownAnswers).find(([end]) => url.endsWith(end))?.[1];
    if (answer)
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer(body.toString('utf8'))));
    const fault = take(method, url);
    if (fault?.before === 'cut') return response.socket?.destroy();
    if (fault?.before !== undefined) return refuse(response, fault.before, fault);
    const { reply, text } = await pass(request, body);
    if (fault?.after === 'cut') return cut(response);
    if (fault?.after !== undefined) return refuse(response, fault.after, fault);
    const location = reply.headers.get('location');
    response.writeHead(reply.status, {
      'content-type': reply.headers.get('content-type') ?? 'application/json',
      'request-id': reply.headers.get('request-id') ?? '',
      ...(location && { location: location.replaceAll(tenant, own) }),
    });
    response.end(reply.status === 204 ? undefined : text);
    return fault?.afterwards?.();
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${Address.parse(server.address()).port}`;
  return {
    url: own,
    requests,
    bodies,
    /** How many requests of this method came this way. */
    sent: (method: string) => requests.filter((request) => request.method === method).length,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
