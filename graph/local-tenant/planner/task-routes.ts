import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import { expectOnly, parseQuery, selected } from '../query.ts';
import { Refused } from '../refused.ts';
import type { Tenant } from '../tenant.ts';
import { findUser } from '../user-routes.ts';
import { ofPlanFor } from './access.ts';
import { changeDetails } from './details.ts';
import { plannerRefused } from './etags.ts';
import { detailsResource, taskResource } from './resources.ts';
import type { PlannerRow } from './store.ts';
import { changeTask, createTask, deleteTask } from './tasks.ts';

const Params = z.object({ task: z.string().default(''), user: z.string().default('') });

/** Nothing comes back of a change unless the caller prefers what came of it {PL}. */
export const changed = (
  { headers }: FastifyRequest,
  reply: FastifyReply,
  resource: Record<string, unknown>,
): FastifyReply =>
  String(headers.prefer).includes('return=representation')
    ? reply.header('preference-applied', 'return=representation').send(resource)
    : reply.code(204).send();

export const plannerTaskRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const { directory, db } = tenant;
  const whole = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  const taskOf = ({ params }: FastifyRequest) => Params.parse(params).task;
  const read = (request: FastifyRequest, kind: 'task' | 'details') =>
    whole((tx) => ofPlanFor(tx, kind, taskOf(request), { caller: request.caller, directory }));
  const asked = (request: FastifyRequest) => ({
    id: taskOf(request),
    body: request.body,
    ifMatch: request.headers['if-match'],
    caller: request.caller,
  });
  const shown = (request: FastifyRequest, resource: Record<string, unknown>) => {
    const query = parseQuery(request.query);
    expectOnly(query, ['select']);
    return selected(resource, query.select);
  };

  app.post('/v1.0/planner/tasks', async ({ body, caller }, reply) =>
    reply.code(201).send(taskResource(await whole((tx) => createTask(tx, tenant, body, caller)))),
  );
  app.get('/v1.0/planner/tasks/:task', async (request) =>
    shown(request, taskResource(await read(request, 'task'))),
  );
  app.patch('/v1.0/planner/tasks/:task', async (request, reply) =>
    changed(request, reply, taskResource(await whole((tx) => changeTask(tx, tenant, asked(request))))),
  );
  app.delete('/v1.0/planner/tasks/:task', async (request, reply) => {
    await whole(async (tx) => {
      const task = await ofPlanFor(tx, 'task', taskOf(request), { caller: request.caller, directory });
      await deleteTask(tx, task, request.headers['if-match']);
    });
    return reply.code(204).send();
  });
  app.get('/v1.0/planner/tasks/:task/details', async (request) =>
    shown(request, detailsResource(await read(request, 'details'))),
  );
  app.patch('/v1.0/planner/tasks/:task/details', async (request, reply) =>
    changed(request, reply, detailsResource(await whole((tx) => changeDetails(tx, tenant, asked(request))))),
  );

  const assignedTo = async (userId: string) => {
    const rows: PlannerRow[] = await whole((tx) =>
      tx
        .selectFrom('planner')
        .selectAll()
        .where('kind', '=', 'task')
        .where(sql<boolean>`properties ? ${`assignments/${userId}`}`)
        .orderBy('made')
        .execute(),
    );
    return { value: rows.map(taskResource) };
  };
  app.get('/v1.0/me/planner/tasks', async ({ caller }) => {
    if (caller.kind === 'application')
      throw new Refused(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
    return assignedTo(caller.id);
  });
  app.get('/v1.0/users/:user/planner/tasks', async ({ caller, params }) => {
    const { id } = findUser(directory, Params.parse(params).user);
    // A person sees their own tasks and nobody else's {graph-explorer issue 2897}.
    if (caller.kind === 'user' && caller.id !== id)
      throw plannerRefused(403, 'You do not have the required permissions to access this item.');
    return assignedTo(id);
  });
};
