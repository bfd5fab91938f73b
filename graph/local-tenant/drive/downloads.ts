import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findList } from '../lists.ts';
import { itemNotFound } from '../refused.ts';
import type { Tenant } from '../tenant.ts';
import { contentOf, type Entry, entryOf } from './entries.ts';
import { typeOf } from './names.ts';

/** Minutes an address for downloading holds {docs driveitem}. */
const LIFE_MINUTES = 60;

const Query = z.object({ until: z.coerce.number(), key: z.string() });
const Params = z.object({ list: z.string(), item: z.coerce.number().int() });
const range = /^bytes=(\d+)-(\d*)$/;

export type Downloads = { urlOf: (listId: string, entry: Pick<Entry, 'item'>) => string };

/**
 * Serves what files hold at addresses that need no token and hold for an hour, a part of it when asked
 * {docs driveitem-get-content}.
 */
export const downloadRoutes = (app: FastifyInstance, tenant: Tenant): Downloads => {
  const secret = randomBytes(32);
  const keyOf = (listId: string, item: number, until: number) =>
    createHmac('sha256', secret).update(`${listId} ${item} ${until}`).digest();

  app.get('/downloads/:list/:item', async ({ params, query, headers }, reply) => {
    const { list, item } = Params.parse(params);
    const { until, key } = Query.parse(query);
    const given = Buffer.from(key, 'base64url');
    const right = keyOf(list, item, until);
    const holds = given.length === right.length && timingSafeEqual(given, right);
    if (!holds || until < tenant.clock.now().epochMilliseconds) throw itemNotFound();
    const { name, content } = await tenant.db.transaction().execute(async (tx) => {
      const library = await findList(tx, list);
      const entry = await entryOf(tx, library, item);
      return { name: entry.name, content: Buffer.from(await contentOf(tx, library, entry)) };
    });
    reply.type(typeOf(name)).header('accept-ranges', 'bytes');
    const [, from, to] = range.exec(headers.range ?? '') ?? [];
    const first = Number(from);
    if (from === undefined || first >= content.length) return reply.send(content);
    const last = Math.min(to ? Number(to) : content.length - 1, content.length - 1);
    return reply
      .code(206)
      .header('content-range', `bytes ${first}-${last}/${content.length}`)
      .send(content.subarray(first, last + 1));
  });

  return {
    urlOf: (listId, { item }) => {
      const until = tenant.clock.now().add({ minutes: LIFE_MINUTES }).epochMilliseconds;
      const key = keyOf(listId, item, until).toString('base64url');
      return `${tenant.origin()}/downloads/${listId}/${item}?until=${until}&key=${key}`;
    },
  };
};
