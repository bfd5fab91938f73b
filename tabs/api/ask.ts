import type { z } from '../edge.ts';
import type { Tokens } from '../sign-in/tokens.ts';
import { ApiError } from './api-error.ts';
import { LimitReply, RefusalReply } from './refusal-reply.ts';

export type Asking = {
  method?: 'POST';
  body?: unknown;
  /** A file to be sent as it is, in place of a body. */
  file?: Blob;
  signal?: AbortSignal;
  limitSeconds?: number;
  accept?: string;
};
export type AskDeps = { tokens: Tokens; send: typeof fetch };

const refusalOf = async (reply: Response): Promise<ApiError> => {
  const body: unknown = await reply.json().catch(() => undefined);
  const parsed = RefusalReply.safeParse(body);
  if (parsed.success) return new ApiError('refused', { refusal: parsed.data.error });
  if (LimitReply.safeParse(body).success) return new ApiError('no-access');
  return new ApiError('failed', { cause: new Error(`HTTP ${reply.status}`) });
};

const read = async <T>(reply: Response, schema: z.ZodType<T>): Promise<T> => {
  if (!reply.ok) throw await refusalOf(reply);
  const body: unknown = await reply.json().catch((cause: unknown) => {
    throw new ApiError('unreadable', { cause });
  });
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError('unreadable', { cause: parsed.error });
  return parsed.data;
};

const request = (send: typeof fetch, token: string, path: string, asking: Asking): Promise<Response> => {
  const limit = AbortSignal.timeout((asking.limitSeconds ?? 20) * 1000);
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    accept: asking.accept ?? 'application/json',
  };
  if (asking.body !== undefined) headers['content-type'] = 'application/json';
  if (asking.file) headers['content-type'] = 'application/octet-stream';
  return send(path, {
    method: asking.method ?? 'GET',
    headers,
    body: asking.file ?? (asking.body === undefined ? null : JSON.stringify(asking.body)),
    signal: asking.signal ? AbortSignal.any([asking.signal, limit]) : limit,
  }).catch((cause: unknown) => {
    throw new ApiError('unreachable', { cause });
  });
};

/** The name the server gives a file. */
const nameOf = (reply: Response): string =>
  /filename="([^"]+)"/.exec(reply.headers.get('content-disposition') ?? '')?.[1] ?? '';

const readFile = async (reply: Response): Promise<File> => {
  if (!reply.ok) throw await refusalOf(reply);
  const type = reply.headers.get('content-type') ?? '';
  return new File([await reply.blob()], nameOf(reply), { type });
};

/** Asks with the token at hand and, when the server no longer takes it, once more with a new one. */
export const asker = ({ tokens, send }: AskDeps) => {
  const answered = async (path: string, asking: Asking): Promise<Response> => {
    const first = await request(send, await tokens.current(), path, asking);
    if (first.status !== 401) return first;
    const second = await request(send, await tokens.renew(), path, asking);
    if (second.status === 401) throw new ApiError('signed-out');
    return second;
  };
  return {
    ask: async <T>(path: string, schema: z.ZodType<T>, asking: Asking = {}): Promise<T> =>
      read(await answered(path, asking), schema),
    askForFile: async (path: string): Promise<File> =>
      readFile(await answered(path, { accept: '*/*', limitSeconds: fileSeconds })),
  };
};

export type Asker = ReturnType<typeof asker>;

/** How long a file may be in the making. */
const fileSeconds = 60;
