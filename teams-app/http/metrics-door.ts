import type { FastifyRequest } from 'fastify';
import { HttpFault } from './faults.ts';
import { loopbackOnly } from './loopback.ts';
import { isSecret } from './same-secret.ts';

/** Lets in to the figures whoever brings the token that is set for them; without one set, only this machine. */
export const metricsDoor =
  (token: string | undefined) =>
  async (request: FastifyRequest): Promise<void> => {
    if (token === undefined) return loopbackOnly(request);
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined) throw new HttpFault('token-missing');
    if (!isSecret(given, token)) throw new HttpFault('token-invalid');
  };
