import type { z } from 'zod';

export type GraphRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path below the version, its values encoded; or a whole link Graph gave. */
  to: { path: string } | { link: string };
  /** For errors and the log: a list's name or an operation, never a person's text. */
  about: string;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Its number in our log and Microsoft's; one of its own unless said. */
  clientRequestId?: string;
};

/** What a file is to hold, sent as it is. */
export type GraphUpload = Omit<GraphRequest, 'method' | 'body'> & {
  method: 'PUT';
  /** A buffer: of any other view microsoft-graph-client would send all that lies beneath. */
  content: Buffer;
};

/** Whoever sends one request at a time. */
export type GraphSender = {
  /** Sends one request and reads its reply by the schema; throws `GraphError` for everything else. */
  send: <T>(request: GraphRequest, reply: z.ZodType<T>) => Promise<T>;
};
