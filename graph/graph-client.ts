import { setTimeout } from 'node:timers/promises';
import type { INetworkModule } from '@azure/msal-node';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Log } from '../programme/index.ts';
import { type Answered, readAnswered } from './answered.ts';
import { type Answer, sendBatch } from './batch.ts';
import { GraphError, logFailure } from './graph-error.ts';
import type { GraphRequest, GraphSender, GraphUpload } from './graph-request.ts';
import { authenticate } from './middleware/authenticate.ts';
import { chain, Exchange } from './middleware/chain.ts';
import { gate } from './middleware/gate.ts';
import { identify } from './middleware/identify.ts';
import { type Patience, retry } from './middleware/retry.ts';
import { transmit } from './middleware/transmit.ts';
import { type Credentials, createTokens } from './tokens.ts';
import type { Purpose, UnitBudget } from './unit-budget.ts';
import { unitsOf } from './units.ts';

export type { GraphRequest, GraphSender } from './graph-request.ts';

export type GraphClientOptions = {
  /** Where Graph is, with its version: `https://graph.microsoft.com/v1.0`. */
  baseUrl: string;
  credentials: Credentials;
  /** How msal reaches the sign-in host, where that is not by https. */
  networkClient?: INetworkModule;
  /** `NONISV|Company|App/Version`, as SharePoint's throttling page asks. */
  userAgent: string;
  log: Log;
  /** The units all processes of the app share. */
  budget: UnitBudget;
  purpose: Purpose;
  patience?: Partial<Patience>;
  timeoutMs?: number;
};

export type GraphClient = GraphSender & {
  /** Sends up to twenty requests as one, each answered on its own, in the order given. */
  sendTogether: (requests: readonly GraphRequest[]) => Promise<Answer[]>;
  /** Puts a file's content in one go; what stands there already is replaced. */
  put: <T>(upload: GraphUpload, reply: z.ZodType<T>) => Promise<T>;
};

const defaults: Patience = { attempts: 5, totalMs: 60_000, baseMs: 1_000, wait: (ms) => setTimeout(ms) };

/** How long a token is waited for; a request is waited for besides. */
const SIGN_IN_TIMEOUT_MS = 10_000;

type Call = ReturnType<Client['api']>;

const clientFor = (options: GraphClientOptions): Client => {
  const { baseUrl, log, userAgent, credentials, networkClient, timeoutMs = 30_000 } = options;
  const [, root, version] = /^(https?:\/\/.+)\/(v\d+\.\d+|beta)\/?$/.exec(baseUrl) ?? [];
  if (!root || !version) throw new TypeError('the address of Graph must end in its version');
  const tokens = createTokens(credentials, {
    networkClient,
    timeoutMs: Math.min(timeoutMs, SIGN_IN_TIMEOUT_MS),
  });
  return Client.initWithMiddleware({
    baseUrl: root,
    defaultVersion: version,
    middleware: chain(
      identify(userAgent),
      retry({ ...defaults, ...options.patience }, log),
      gate(options.budget, options.purpose),
      authenticate(new URL(baseUrl).origin, tokens),
      transmit(timeoutMs),
    ),
  });
};

type Outgoing = GraphRequest | GraphUpload;

const sendBy = (call: Call, request: Outgoing): Promise<unknown> => {
  switch (request.method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(request.body);
    case 'PATCH':
      return call.patch(request.body);
    case 'PUT':
      return call.header('content-type', 'application/octet-stream').put(request.content);
    case 'DELETE':
      return call.delete();
  }
};

const exchanged = async (client: Client, request: Outgoing, exchange: Exchange): Promise<Response> => {
  const call = client
    .api('path' in request.to ? request.to.path : '')
    .middlewareOptions([exchange])
    .responseType(ResponseType.RAW)
    .headers(request.headers ?? {});
  try {
    return z.instanceof(Response).parse(await sendBy(call, request));
  } catch (error) {
    if (exchange.failure instanceof GraphError) throw exchange.failure;
    const { clientRequestId } = exchange;
    throw new GraphError('unexpected', request.about, { clientRequestId, cause: exchange.failure ?? error });
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

const exchangeFor = (request: Outgoing): Exchange => {
  const address = 'path' in request.to ? request.to.path : request.to.link;
  const link = 'link' in request.to ? request.to.link : undefined;
  const units = unitsOf(request.method, address);
  return new Exchange(request.about, { units, link, clientRequestId: request.clientRequestId });
};

/** Graph as the rest of this room sees it: signed in, patient, within its budget, and answering in checked shapes. */
export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const { log, budget } = options;
  const client = clientFor(options);
  const ask = async (request: Outgoing, exchange: Exchange): Promise<Answered> => {
    const response = await exchanged(client, request, exchange);
    const { status, headers } = response;
    return { status, headers, body: await bodyOf(response), clientRequestId: exchange.clientRequestId };
  };
  const sendOne = async <T>(request: Outgoing, reply: z.ZodType<T>): Promise<T> => {
    try {
      return readAnswered(reply, await ask(request, exchangeFor(request)), request.about);
    } catch (error) {
      logFailure(log, request, error);
      throw error;
    }
  };
  return {
    send: sendOne,
    put: sendOne,
    sendTogether: (requests) => sendBatch({ ask, log, budget }, requests),
  };
};
