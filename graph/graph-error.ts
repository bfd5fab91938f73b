import type { Log } from '../programme/index.ts';

/** Why Graph said no, and what mends it. Closed: callers branch on the reason, never on a text. */
const remedies = {
  denied: 'an administrator grants the app Sites.Selected with role write on the site',
  unauthenticated: 'check the tenant id, the client id and the secret',
  'not-found': 'check the address of the site, and run provision',
  stale: 'read the item again and merge',
  conflict: 'look the item up by its key',
  throttled: 'wait as long as Graph asks, then try again',
  invalid: 'compare the columns of the list with its definition: run provision',
  gone: 'read the whole list again',
  unavailable: 'try again later',
  unexpected: 'search the Graph documentation for the status and code, and report the request id',
} as const;
export type GraphErrorReason = keyof typeof remedies;

export type GraphErrorDetails = {
  status?: number | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  /** The number we gave the request, by which it is found in our log and in Microsoft's. */
  clientRequestId?: string | undefined;
  /** How long Graph asks callers to wait. */
  retryAfterSeconds?: number | undefined;
  /** It was turned back here before it was sent. */
  held?: boolean | undefined;
  /** Where a list that must be read from the start is read from. */
  location?: string | undefined;
  cause?: unknown;
};

/** A request to Graph that did not give what was asked for. Its message holds no person's text. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly reason: GraphErrorReason;
  readonly remedy: string;
  readonly details: Readonly<Omit<GraphErrorDetails, 'cause'>>;
  constructor(reason: GraphErrorReason, about: string, { cause, ...details }: GraphErrorDetails = {}) {
    const facts = [details.status, details.code, details.requestId].filter((fact) => fact !== undefined);
    super(`${about}: ${reason} (${facts.join(', ') || 'no reply'}): ${remedies[reason]}`, { cause });
    this.reason = reason;
    this.remedy = remedies[reason];
    this.details = details;
  }
}

/** Whether an error is Graph's and for this reason. */
export const isGraphError = (error: unknown, ...reasons: GraphErrorReason[]): error is GraphError =>
  error instanceof GraphError && reasons.includes(error.reason);

/** Writes down that a request came to nothing: its ids and the reason, never what was asked for. */
export const logFailure = (
  log: Log,
  { about, method }: { about: string; method: string },
  error: unknown,
): void => {
  if (!(error instanceof GraphError)) return;
  const { reason, details } = error;
  const { status, code, requestId, clientRequestId } = details;
  const fields = { about, method, reason, status, code, requestId, clientRequestId };
  log.warn(fields, 'Graph did not give what was asked for');
};
