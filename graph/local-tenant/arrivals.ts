import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its number in the order requests came in. */
    arrived: number;
  }
}

/** Items whose last write is remembered; more are not written while one request waits. */
const REMEMBERED = 1000;

/** The order in which requests came in and items were written. */
export type Arrivals = {
  wrote: (item: string) => void;
  /** Whether somebody wrote the item after the request with this number came in. */
  writtenSince: (item: string, arrived: number) => boolean;
};

/** Numbers requests as they come in, before anything holds them up, so that two writes at once can be told. */
export const numberArrivals = (app: FastifyInstance): Arrivals => {
  let last = 0;
  const writes = new Map<string, number>();
  app.decorateRequest('arrived', 0);
  app.addHook('onRequest', async (request) => {
    last += 1;
    request.arrived = last;
  });
  return {
    wrote: (item) => {
      writes.delete(item);
      writes.set(item, last);
      const [oldest] = writes.keys();
      if (writes.size > REMEMBERED && oldest !== undefined) writes.delete(oldest);
    },
    writtenSince: (item, arrived) => (writes.get(item) ?? 0) > arrived,
  };
};
