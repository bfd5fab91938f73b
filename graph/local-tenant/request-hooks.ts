import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from './database.ts';
import { isLoopback } from './loopback.ts';
import { OAuthRefused, oauthErrorBody } from './oauth-refused.ts';
import { errorBody, Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';
import type { Access, SignedIn, Tokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Identity;
    access: Access;
  }
}

const nobody: SignedIn = {
  caller: { kind: 'application', id: '', displayName: '' },
  access: { appId: '', permissions: new Set() },
};

const isGraph = ({ url }: FastifyRequest): boolean => url.startsWith('/v1.0/');

/** The ids every answer carries, so that a call can be found again {G-errors}. */
const clientIdOf = (request: FastifyRequest): string => {
  const sent = request.headers['client-request-id'];
  return typeof sent === 'string' ? sent : request.id;
};

/** The body of a refusal, with the ids of the request it answers. */
export const refusalBody = (refused: Refused, request: FastifyRequest, { clock }: Pick<Tenant, 'clock'>) =>
  errorBody(
    refused,
    { request: request.id, client: clientIdOf(request) },
    clock.now().round('second').toString().replace(/Z$/, ''),
  );

export const newRequestId = (): string => randomUUID();

/** Finds out who calls Graph, and refuses whoever has no token for it. */
export const authenticateCallers = (app: FastifyInstance, tokens: Tokens): void => {
  app.decorateRequest('caller');
  app.decorateRequest('access');
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    const { caller, access } = isGraph(request) ? await tokens.signedIn(authorization) : nobody;
    request.caller = caller;
    request.access = access;
  });
};

/** Gives every request its ids and every refusal Graph's form; only this machine is answered. */
export const identifyRequests = (app: FastifyInstance, tenant: Tenant): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id).header('client-request-id', clientIdOf(request));
    // A page from elsewhere whose name was pointed at this machine must not reach tokens without a password.
    if (!isLoopback(`http://${request.host}`)) throw new Refused(403, 'accessDenied');
  });
  const refuse = (refused: Refused, request: FastifyRequest, reply: FastifyReply) =>
    reply
      .code(refused.status)
      .headers({ ...refused.headers })
      .send(refusalBody(refused, request, tenant));
  app.setNotFoundHandler((request, reply) => refuse(new Refused(501, 'notImplemented'), request, reply));
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refused) return refuse(error, request, reply);
    if (error instanceof OAuthRefused) {
      const at = tenant.clock.now().toString();
      return reply
        .code(error.reason === 'invalid_client' ? 401 : 400)
        .send(oauthErrorBody(error, request.id, at));
    }
    const status = statusOf(error);
    if (status < 500) return refuse(new Refused(status, 'BadRequest', messageOf(error)), request, reply);
    tenant.log.error({ err: error, path: request.routeOptions.url }, 'the local tenant failed on a request');
    return refuse(new Refused(500, 'generalException'), request, reply);
  });
};

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'Bad request');
