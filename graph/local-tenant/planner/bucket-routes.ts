import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import type { Tenant } from '../tenant.ts';
import { ofPlanFor } from './access.ts';
import { BucketChanges, byPath, orderHint, plannerBody } from './input.ts';
import { createBucket } from './plans.ts';
import { bucketResource, taskResource } from './resources.ts';
import { deletePlanner, expectNoClash, type PlannerRow, plannerIn, writePlanner } from './store.ts';
import { changed } from './task-routes.ts';

const Params = z.object({ bucket: z.string() });

const tasksIn = async (tx: Tx, { id, plan_id }: PlannerRow): Promise<PlannerRow[]> =>
  (await plannerIn(tx, 'task', plan_id)).filter(({ properties }) => properties.bucketId === id);

/** The buckets of plans; a deleted one takes its tasks with it (from memory). */
export const plannerBucketRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const whole = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => tenant.db.transaction().execute(work);
  const bucket = (tx: Tx, { params, caller }: FastifyRequest) =>
    ofPlanFor(tx, 'bucket', Params.parse(params).bucket, { caller, directory: tenant.directory });

  app.post('/v1.0/planner/buckets', async ({ body, caller }, reply) =>
    reply.code(201).send(bucketResource(await whole((tx) => createBucket(tx, tenant, body, caller)))),
  );
  app.get('/v1.0/planner/buckets/:bucket', async (request) =>
    bucketResource(await whole((tx) => bucket(tx, request))),
  );
  app.get('/v1.0/planner/buckets/:bucket/tasks', async (request) => ({
    value: (await whole(async (tx) => tasksIn(tx, await bucket(tx, request)))).map(taskResource),
  }));
  app.patch('/v1.0/planner/buckets/:bucket', async (request, reply) => {
    const row = await whole(async (tx) => {
      const before = await bucket(tx, request);
      const { orderHint: hint, ...asked } = plannerBody(BucketChanges, request.body);
      const changes = { ...byPath(asked), ...(hint && { orderHint: orderHint(hint) }) };
      expectNoClash(before, request.headers['if-match'], Object.keys(changes));
      return writePlanner(tx, before, changes);
    });
    return changed(request, reply, bucketResource(row));
  });
  app.delete('/v1.0/planner/buckets/:bucket', async (request, reply) => {
    await whole(async (tx) => {
      const row = await bucket(tx, request);
      expectNoClash(row, request.headers['if-match'], 'all');
      for (const task of await tasksIn(tx, row))
        for (const kind of ['task', 'details'] as const) await deletePlanner(tx, { kind, id: task.id });
      await deletePlanner(tx, row);
    });
    return reply.code(204).send();
  });
};
