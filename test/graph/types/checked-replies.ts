import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach } from '@jest/globals';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { faultsIn } from './conformity.ts';
import { readSchemas } from './schema.ts';

const isServer = (value: unknown): value is { fastify: FastifyInstance } =>
  typeof value === 'object' && value !== null && 'fastify' in value;

const Links = z.object({
  '@odata.nextLink': z.url().exactOptional(),
  '@odata.deltaLink': z.url().exactOptional(),
});

/** What requests selected: as said in the address, or by the request that the link came from {G-paging}. */
const selections = () => {
  const byLink = new Map<string, string[]>();
  return (address: string, answer: unknown): string[] | undefined => {
    const { searchParams } = new URL(address, 'http://127.0.0.1');
    const said = searchParams.get('$select') ?? searchParams.get('select');
    const select = said?.split(',').map((name) => name.trim()) ?? byLink.get(address);
    const links = Links.safeParse(answer);
    if (select && links.success)
      for (const link of Object.values(links.data)) {
        const { pathname, search } = new URL(link);
        byLink.set(`${pathname}${search}`, select);
      }
    return select;
  };
};

/**
 * Holds every answer that a local tenant gives in this suite against Microsoft's types, and fails the test in which
 * one does not fit.
 */
export const checkReplies = (): void => {
  const schemas = readSchemas();
  const addresses = schemas.Answers?.properties ?? {};
  const faults = new Set<string>();
  const selectionOf = selections();

  const check = (request: FastifyRequest, { statusCode }: FastifyReply, payload: string) => {
    const address = `${request.method} ${request.routeOptions.url}`;
    const schema = addresses[statusCode < 400 ? address : 'refusal'];
    const answer: unknown = JSON.parse(payload);
    const place = { at: `${address} ${statusCode}:`, select: selectionOf(request.originalUrl, answer) };
    if (!schema)
      faults.add(`${address} is answered, and test/graph/types/answers.ts does not say with what type`);
    else for (const fault of faultsIn(schemas, answer, schema, place)) faults.add(fault);
  };

  // Fastify tells of each server it makes, so none has to be handed over.
  const watch = (message: unknown) => {
    if (!isServer(message)) return;
    message.fastify.addHook('onSend', async (request, reply, payload) => {
      const isJson = String(reply.getHeader('content-type')).includes('json');
      if (/^\/(v1\.0|uploads)\//.test(request.url) && isJson && typeof payload === 'string')
        check(request, reply, payload);
    });
  };
  subscribe('fastify.initialization', watch);
  // The channel is the whole process's, and would check the suites after this one too, each time once more.
  afterAll(() => {
    unsubscribe('fastify.initialization', watch);
  });

  afterEach(() => {
    const found = [...faults];
    faults.clear();
    if (found.length > 0)
      throw new Error(`Answers that are not as Microsoft's types have them:\n${found.join('\n')}`);
  });
};
