import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parsed } from './reader.ts';

/** Takes in what was posted; what in it is to be believed is for the other side of the door to say. */
export type NotificationDoor = { take: (body: unknown) => Promise<void> };

const Query = z.object({ validationToken: z.string().optional() });

// Graph gathers notifications of several subscriptions into one post; ours are a handful.
const longestBody = 256 * 1024;

/**
 * Where Graph posts that something in a list has changed, and what it wants of a subscription's life. First it shakes
 * hands: its token is given back to the letter, as plain text no browser may take for a page {G-urlval}. Every other
 * post is answered 202, believed or not, so that nobody learns here what would be believed; the work comes after.
 */
export const notifications =
  (door: NotificationDoor) =>
  async (app: FastifyInstance): Promise<void> => {
    // Before the body is looked at, which a handshake has none of, whatever its type is said to be.
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
      const { validationToken } = parsed(Query, request.query);
      if (validationToken === undefined) return undefined;
      return reply.code(200).type('text/plain; charset=utf-8').send(validationToken);
    };
    app.post('/graph/notifications', { bodyLimit: longestBody, onRequest }, async ({ body }, reply) => {
      await door.take(body);
      return reply.code(202).send();
    });
  };
