import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import { findGroup } from '../group-routes.ts';
import type { Tenant } from '../tenant.ts';
import { expectMember, planFor } from './access.ts';
import { byPath, PlanChanges, plannerBody } from './input.ts';
import { createPlan, plansOf } from './plans.ts';
import { bucketResource, planResource, taskResource } from './resources.ts';
import { deletePlanner, expectNoClash, plannerIn, writePlanner } from './store.ts';
import { changed } from './task-routes.ts';

const Params = z.object({ id: z.string() });
const idOf = ({ params }: FastifyRequest): string => Params.parse(params).id;

/** The plans of groups; a deleted one takes its buckets and tasks with it (from memory). */
export const plannerPlanRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { directory, db } = tenant;
  const whole = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  const plan = (tx: Tx, request: FastifyRequest) =>
    planFor(tx, idOf(request), { caller: request.caller, directory });

  app.get('/v1.0/groups/:id/planner/plans', async (request) => {
    const group = findGroup(directory, idOf(request));
    expectMember(group.id, { caller: request.caller, directory });
    return { value: (await whole((tx) => plansOf(tx, group.id))).map(planResource) };
  });
  app.post('/v1.0/planner/plans', async ({ body, caller }, reply) =>
    reply.code(201).send(planResource(await whole((tx) => createPlan(tx, tenant, body, caller)))),
  );
  app.get('/v1.0/planner/plans/:id', async (request) => planResource(await whole((tx) => plan(tx, request))));
  app.get('/v1.0/planner/plans/:id/tasks', async (request) => {
    const tasks = await whole(async (tx) => plannerIn(tx, 'task', (await plan(tx, request)).id));
    return { value: tasks.map(taskResource) };
  });
  app.get('/v1.0/planner/plans/:id/buckets', async (request) => {
    const buckets = await whole(async (tx) => plannerIn(tx, 'bucket', (await plan(tx, request)).id));
    return { value: buckets.map(bucketResource) };
  });
  app.patch('/v1.0/planner/plans/:id', async (request, reply) => {
    const row = await whole(async (tx) => {
      const before = await plan(tx, request);
      const changes = byPath(plannerBody(PlanChanges, request.body));
      expectNoClash(before, request.headers['if-match'], Object.keys(changes));
      return writePlanner(tx, before, changes);
    });
    return changed(request, reply, planResource(row));
  });
  app.delete('/v1.0/planner/plans/:id', async (request, reply) => {
    await whole(async (tx) => {
      const row = await plan(tx, request);
      expectNoClash(row, request.headers['if-match'], 'all');
      for (const kind of ['details', 'task', 'bucket'] as const)
        for (const one of await plannerIn(tx, kind, row.id)) await deletePlanner(tx, one);
      await deletePlanner(tx, row);
    });
    return reply.code(204).send();
  });
};
