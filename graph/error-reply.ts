import { z } from 'zod';
import { GraphError, type GraphErrorReason } from './graph-error.ts';
import { retryAfterSeconds } from './retry-after.ts';

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
  [429, 'throttled'],
  [500, 'unavailable'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'unavailable'],
  [509, 'throttled'],
]);

// Graph answers a changed item with 412, but also with 409 and one of these codes.
const staleCodes = ['resourceModified', 'entityTagDoesNotMatch'];

/** What a reply with status 400 or more means. */
export const errorFromReply = (response: Response, body: unknown, about: string): GraphError => {
  const error = ErrorBody.safeParse(body).data?.error;
  const codes = [error?.code, error?.innerError?.code].filter((code) => code !== undefined && code !== '');
  const stale = response.status === 409 && codes.some((code) => code && staleCodes.includes(code));
  return new GraphError(stale ? 'stale' : (byStatus.get(response.status) ?? 'unexpected'), about, {
    status: response.status,
    code: codes[0],
    requestId: response.headers.get('request-id') ?? error?.innerError?.['request-id'],
    retryAfterSeconds: retryAfterSeconds(response.headers),
    location: response.headers.get('location') ?? undefined,
  });
};
