import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { loggedOfBallot, Refusal, type RefusalReason } from '../../programme/index.ts';

const statuses = {
  'bad-request': 400,
  'not-json': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'loopback-only': 403,
  'secret-wrong': 403,
  'unit-not-yours': 403,
  'page-not-found': 404,
  'too-large': 413,
  'media-type': 415,
  'sign-in-unreachable': 503,
} as const;
export type HttpReason = keyof typeof statuses;

/** What a request lacks; answered with its status and `{ error: { reason, values } }`. */
export class HttpFault extends Error {
  override readonly name = 'HttpFault';
  readonly reason: HttpReason;
  readonly status: number;
  constructor(reason: HttpReason, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
    this.status = statuses[reason];
  }
}

const refused: Readonly<Partial<Record<RefusalReason, number>>> = {
  'unknown-person': 403,
  'not-yours': 403,
  'not-found': 404,
  'faulty-row': 409,
  'already-done': 409,
  cancelled: 409,
  'already-started': 409,
  'not-yours-to-take-up': 403,
  'not-your-risk': 403,
  'not-yours-to-publish': 403,
  'not-offered': 409,
  'already-offered': 409,
  'already-snoozed': 409,
  'needs-no-help': 409,
  'already-taken-up': 409,
  'measures-open': 409,
  'office-only': 403,
  'message-not-found': 404,
  'message-not-now': 409,
  'round-there': 409,
  'round-missing': 404,
  'round-not-started': 409,
  'round-closed': 409,
  'not-your-round': 403,
  'already-delivered': 409,
  'not-delivered': 409,
};

const fastifyReasons: Readonly<Record<string, HttpReason>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
};

type Answer = { status: number; reason: string; values: Readonly<Record<string, string>> };

const answerTo = (error: FastifyError | Error): Answer | undefined => {
  if (error instanceof Refusal)
    return { status: refused[error.reason] ?? 422, reason: error.reason, values: error.values };
  if (error instanceof HttpFault) return { status: error.status, reason: error.reason, values: {} };
  const code = 'code' in error ? String(error.code) : '';
  const reason = fastifyReasons[code] ?? (isClientFault(error) ? 'bad-request' : undefined);
  return reason && { status: statuses[reason], reason, values: {} };
};

const isClientFault = (error: FastifyError | Error): boolean =>
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500;

/** Turns every error of a route into a plain answer; what nobody foresaw is logged whole and answered without details. */
export const answerFault = (
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const answer = answerTo(error);
  if (!answer) {
    request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return reply.code(500).send({ error: { reason: 'unexpected', values: { requestId: request.id } } });
  }
  const route = request.routeOptions.url ?? '';
  const reason = route.includes('/cases/') ? loggedOfBallot(answer.reason) : answer.reason;
  request.log.info({ reason, status: answer.status, route }, 'request refused');
  if (answer.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(answer.status).send({ error: { reason: answer.reason, values: answer.values } });
};
