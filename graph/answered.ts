import { z } from 'zod';
import { GraphError, type GraphErrorReason } from './graph-error.ts';
import { isThrottled, retryAfterSeconds } from './retry-after.ts';

/** Graph's error body (learn.microsoft.com/graph/errors); every part may be missing on the way through a proxy. */
const ErrorBody = z.object({
  error: z.object({
    code: z.string().optional().catch(undefined),
    innerError: z
      .object({ code: z.string().optional(), 'request-id': z.string().optional() })
      .optional()
      .catch(undefined),
  }),
});

const byStatus = new Map<number, GraphErrorReason>([
  [400, 'invalid'],
  [401, 'unauthenticated'],
  [403, 'denied'],
  [404, 'not-found'],
  [405, 'invalid'],
  [409, 'conflict'],
  [410, 'gone'],
  [411, 'invalid'],
  [412, 'stale'],
  [413, 'invalid'],
  [415, 'invalid'],
  [416, 'invalid'],
  [422, 'invalid'],
  [423, 'unavailable'],
  // A part of a batch that was not carried out because another one failed.
  [424, 'unavailable'],
  [500, 'unavailable'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'unavailable'],
]);

// Graph answers a changed item with 412, but also with 409 and one of these codes.
const staleCodes = ['resourceModified', 'entityTagDoesNotMatch'];

/** A reply as it came, be it a whole one or a part of a batch's. */
export type Answered = {
  status: number;
  headers: Pick<Headers, 'get'>;
  body: unknown;
  clientRequestId: string;
};

const addressIn = (location: string | null): string | undefined =>
  location !== null && URL.canParse(location) ? location : undefined;

const reasonFor = (
  { status, headers }: Answered,
  codes: readonly (string | undefined)[],
): GraphErrorReason => {
  if (status === 409 && codes.some((code) => code && staleCodes.includes(code))) return 'stale';
  return isThrottled(status, headers) ? 'throttled' : (byStatus.get(status) ?? 'unexpected');
};

/** What a reply with status 400 or more means. */
export const errorFromReply = (answered: Answered, about: string): GraphError => {
  const { status, headers, body, clientRequestId } = answered;
  const error = ErrorBody.safeParse(body).data?.error;
  const codes = [error?.code, error?.innerError?.code].filter((code) => code !== undefined && code !== '');
  return new GraphError(reasonFor(answered, codes), about, {
    status,
    code: codes[0],
    requestId: headers.get('request-id') ?? error?.innerError?.['request-id'],
    clientRequestId,
    retryAfterSeconds: retryAfterSeconds(headers),
    location: addressIn(headers.get('location')),
  });
};

/** Reads a reply by its schema; throws `GraphError` when it says no, or is of another shape. */
export const readAnswered = <T>(reply: z.ZodType<T>, answered: Answered, about: string): T => {
  if (answered.status >= 400) throw errorFromReply(answered, about);
  const read = reply.safeParse(answered.body);
  if (read.success) return read.data;
  const { status, headers, clientRequestId } = answered;
  const requestId = headers.get('request-id') ?? undefined;
  throw new GraphError('unexpected', about, { status, requestId, clientRequestId, cause: read.error });
};
