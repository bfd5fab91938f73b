import { isIPv4 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { HttpFault } from './faults.ts';

const isLoopback = (address: string | undefined): boolean => {
  const plain = address?.replace(/^::ffff:/, '') ?? '';
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
};

const hostIsLoopback = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');

/** Lets only this machine in; the Host header too, for a page elsewhere can point its own name at 127.0.0.1. */
export const loopbackOnly = async (request: FastifyRequest): Promise<void> => {
  if (!isLoopback(request.socket.remoteAddress) || !hostIsLoopback(request.headers.host)) {
    throw new HttpFault('loopback-only');
  }
};
