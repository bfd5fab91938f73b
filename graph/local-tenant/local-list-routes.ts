import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { resyncCodes } from './database.ts';
import { trimLog } from './delta.ts';
import { fillList } from './fill-list.ts';
import { findList } from './lists.ts';
import { pageTrickKinds } from './page-tricks.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

const Trim = z.strictObject({
  /** Id or title; every list unless said. */
  list: z.string().optional(),
  code: z.enum(resyncCodes).default('resyncChangesApplyDifferences'),
});
const Trick = z.strictObject({ trick: z.enum(pageTrickKinds), count: z.number().int().min(1).default(1) });
const Fill = z.strictObject({ list: z.string(), rows: z.array(z.record(z.string(), z.json())) });

const FILL_BYTES = 64 * 1024 * 1024;

const read = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const parsed = shape.safeParse(body ?? {});
  if (!parsed.success) throw new Refused(400, 'BadRequest', z.prettifyError(parsed.error));
  return parsed.data;
};

/**
 * What tests and benches do to lists beside Graph. `POST /local/trim` makes every delta token handed out too old;
 * `POST /local/pages` asks the next pages to come empty or to hold items twice; `POST /local/fill` writes many rows
 * at once.
 */
export const localListRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  app.post('/local/trim', async ({ body }, reply) => {
    const { list, code } = read(Trim, body);
    await tenant.db.transaction().execute(async (tx) => {
      await trimLog(tx, code, list === undefined ? undefined : (await findList(tx, list)).id);
    });
    return reply.code(204).send();
  });

  app.post('/local/pages', async ({ body }, reply) => {
    const { trick, count } = read(Trick, body);
    tenant.tricks.ask(trick, count);
    return reply.code(204).send();
  });
  app.delete('/local/pages', async (_, reply) => {
    tenant.tricks.forget();
    return reply.code(204).send();
  });

  app.post('/local/fill', { bodyLimit: FILL_BYTES }, async ({ body }, reply) => {
    const { list, rows } = read(Fill, body);
    const filled = await tenant.db
      .transaction()
      .execute(async (tx) => fillList(tx, tenant, await findList(tx, list), rows));
    return reply.code(201).send({ rows: filled });
  });
};
