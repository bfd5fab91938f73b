import { setTimeout } from 'node:timers/promises';
import type { INetworkModule } from '@azure/msal-node';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Log } from '../programme/index.ts';
import { errorFromReply } from './error-reply.ts';
import { GraphError } from './graph-error.ts';
import { authenticate } from './middleware/authenticate.ts';
import { chain, Exchange } from './middleware/chain.ts';
import { identify } from './middleware/identify.ts';
import { type Patience, retry } from './middleware/retry.ts';
import { transmit } from './middleware/transmit.ts';
import { type Credentials, createTokens } from './tokens.ts';

export type GraphClientOptions = {
  /** Where Graph is, with its version: `https://graph.microsoft.com/v1.0`. */
  baseUrl: string;
  credentials: Credentials;
  /** How msal reaches the sign-in host, where that is not by https. */
  networkClient?: INetworkModule;
  /** `NONISV|Company|App/Version`, as SharePoint's throttling page asks. */
  userAgent: string;
  log: Log;
  patience?: Partial<Patience>;
  timeoutMs?: number;
};

export type GraphRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path below the version, its values encoded; or a whole link Graph gave. */
  to: { path: string } | { link: string };
  /** For errors and the log: a list's name or an operation, never a person's text. */
  about: string;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
};

export type GraphClient = {
  /** Sends one request and reads its reply by the schema; throws `GraphError` for everything else. */
  send: <T>(request: GraphRequest, reply: z.ZodType<T>) => Promise<T>;
};

const defaults: Patience = { attempts: 5, totalMs: 60_000, baseMs: 1_000, wait: (ms) => setTimeout(ms) };

type Call = ReturnType<Client['api']>;

const clientFor = (options: GraphClientOptions): Client => {
  const { baseUrl, log, userAgent, credentials, networkClient, timeoutMs = 30_000 } = options;
  const [, root, version] = /^(https?:\/\/.+)\/(v\d+\.\d+|beta)\/?$/.exec(baseUrl) ?? [];
  if (!root || !version) throw new TypeError('the address of Graph must end in its version');
  return Client.initWithMiddleware({
    baseUrl: root,
    defaultVersion: version,
    middleware: chain(
      identify(userAgent),
      authenticate(new URL(baseUrl).origin, createTokens(credentials, networkClient)),
      retry({ ...defaults, ...options.patience }, log),
      transmit(timeoutMs),
    ),
  });
};

const sendBy = (call: Call, { method, body }: GraphRequest): Promise<unknown> => {
  switch (method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(body);
    case 'PATCH':
      return call.patch(body);
    case 'DELETE':
      return call.delete();
  }
};

const exchanged = async (client: Client, request: GraphRequest, exchange: Exchange): Promise<Response> => {
  const call = client
    .api('path' in request.to ? request.to.path : '')
    .middlewareOptions([exchange])
    .responseType(ResponseType.RAW)
    .headers(request.headers ?? {});
  try {
    return z.instanceof(Response).parse(await sendBy(call, request));
  } catch (error) {
    if (exchange.failure instanceof GraphError) throw exchange.failure;
    throw new GraphError('unexpected', request.about, { cause: exchange.failure ?? error });
  }
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A proxy's HTML page is no JSON; whoever reads the body then finds nothing in it.
    return undefined;
  }
};

/** Graph as the rest of this room sees it: signed in, patient, and answering in checked shapes. */
export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const client = clientFor(options);
  const failed = (error: GraphError, request: GraphRequest, { clientRequestId }: Exchange): GraphError => {
    const { reason, details } = error;
    const { status, code, requestId } = details;
    const fields = { about: request.about, method: request.method, reason, status, code, requestId };
    options.log.warn({ ...fields, clientRequestId }, 'Graph did not give what was asked for');
    return error;
  };
  return {
    send: async (request, reply) => {
      const exchange = new Exchange(request.about, 'link' in request.to ? request.to.link : undefined);
      const response = await exchanged(client, request, exchange).catch((error: unknown) =>
        Promise.reject(error instanceof GraphError ? failed(error, request, exchange) : error),
      );
      const body = await bodyOf(response);
      if (!response.ok) throw failed(errorFromReply(response, body, request.about), request, exchange);
      const read = reply.safeParse(body);
      if (read.success) return read.data;
      const requestId = response.headers.get('request-id') ?? undefined;
      const details = { status: response.status, requestId, cause: read.error };
      throw failed(new GraphError('unexpected', request.about, details), request, exchange);
    },
  };
};
