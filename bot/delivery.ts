import { z } from 'zod';

/**
 * What became of a message we posted, by HTTP status and code alone (Teams: "Send and receive messages", status
 * codes). `in-doubt` may have reached the person: whoever sends decides whether a second copy does harm.
 */
export type Delivery =
  | { outcome: 'sent'; activityId: string }
  | { outcome: 'throttled'; retryAfterSeconds: number | undefined }
  | { outcome: 'retry'; status: number | undefined; code: string }
  | { outcome: 'unreachable'; status: number; code: string }
  | { outcome: 'rejected'; status: number; code: string }
  | { outcome: 'in-doubt'; code: string };

/** An answer of the Bot Connector that is not a success, or no answer at all. */
export class ConnectorFault extends Error {
  override readonly name = 'ConnectorFault';
  readonly status: number | undefined;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  constructor(
    fault: { status?: number; code: string; retryAfterSeconds?: number | undefined },
    options?: ErrorOptions,
  ) {
    super(`Teams answered ${fault.status ?? 'nothing'} (${fault.code})`, options);
    this.status = fault.status;
    this.code = fault.code;
    this.retryAfterSeconds = fault.retryAfterSeconds;
  }
}

const ErrorBody = z.looseObject({ error: z.looseObject({ code: z.string() }) });

/** The `error.code` of a Bot Connector body, or what to call it when it has none. */
export const codeIn = (body: string, status: number): string => {
  try {
    return ErrorBody.parse(JSON.parse(body)).error.code;
  } catch {
    return `HTTP ${status}`;
  }
};

// Refused before anything was sent, so a new try cannot double the message.
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const retryable = new Set([412, 502, 503, 504]);

/** Which kind of failure a fault is. */
export const deliveryOf = ({ status, code, retryAfterSeconds }: ConnectorFault): Delivery => {
  if (status === undefined) {
    return neverLeft.has(code) ? { outcome: 'retry', status, code } : { outcome: 'in-doubt', code };
  }
  if (status === 429) return { outcome: 'throttled', retryAfterSeconds };
  if (retryable.has(status)) return { outcome: 'retry', status, code };
  if (status === 403 || status === 404) return { outcome: 'unreachable', status, code };
  return { outcome: 'rejected', status, code };
};
