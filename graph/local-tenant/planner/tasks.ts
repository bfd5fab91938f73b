import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Identity, Json, Tx } from '../database.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { ofPlanFor, planFor } from './access.ts';
import { plannerRefused } from './etags.ts';
import { byPath, NewTask, orderHint, plannerBody, TaskChanges } from './input.ts';
import { expectWithin } from './limits.ts';
import { plannerIdentity } from './resources.ts';
import {
  deletePlanner,
  expectNoClash,
  findPlanner,
  insertPlanner,
  type PlannerChanges,
  type PlannerRow,
  writePlanner,
} from './store.ts';

/** Makes a task, and its details with it {PL}. */
export const createTask = async (
  tx: Tx,
  tenant: Tenant,
  body: unknown,
  caller: Identity,
): Promise<PlannerRow> => {
  const { planId, ...asked } = plannerBody(NewTask, body);
  await planFor(tx, planId, { caller, directory: tenant.directory });
  const at = timestamp(tenant.clock);
  const properties = {
    orderHint: `${tenant.clock.now().epochMilliseconds}P`,
    createdDateTime: at,
    createdBy: plannerIdentity(caller),
    ...settled(byPath(asked), {}, { by: plannerIdentity(caller), at }),
  };
  await expectSound(tx, planId, properties, {});
  const counted = await counts(tx, planId);
  expectWithin('MaximumTasksInProject', counted.all + 1);
  expectWithin('MaximumActiveTasksInProject', counted.active + 1);
  const task = await insertPlanner(tx, { kind: 'task', planId, properties });
  await insertPlanner(tx, { kind: 'details', planId, id: task.id, properties: {} });
  return task;
};

/** Changes a task, by the eTag it was read with {PL}. */
export const changeTask = async (
  tx: Tx,
  tenant: Tenant,
  { id, body, ifMatch, caller }: { id: string; body: unknown; ifMatch: string | undefined; caller: Identity },
): Promise<PlannerRow> => {
  const before = await ofPlanFor(tx, 'task', id, { caller, directory: tenant.directory });
  const asked = byPath(plannerBody(TaskChanges, body));
  expectNoClash(before, ifMatch, Object.keys(asked));
  const who = { by: plannerIdentity(caller), at: timestamp(tenant.clock) };
  const changes = settled(asked, before.properties, who);
  await expectSound(tx, before.plan_id, { ...before.properties, ...changes }, before.properties);
  return writePlanner(tx, before, changes);
};

/** Deletes a task and its details {PL}. */
export const deleteTask = async (tx: Tx, task: PlannerRow, ifMatch: string | undefined): Promise<void> => {
  expectNoClash(task, ifMatch, 'all');
  for (const kind of ['task', 'details'] as const) await deletePlanner(tx, { kind, id: task.id });
};

type Who = { by: Json; at: string };

/** What the service makes of what a client asks for: who assigned whom, and who completed the task when. */
const settled = (asked: PlannerChanges, before: PlannerChanges, { by, at }: Who): PlannerChanges => {
  const changes = Object.entries(asked).map(([path, value]): [string, Json] => {
    if (path.startsWith('assignments/')) return [path, assignment(value, before[path], { by, at })];
    if (path.startsWith('appliedCategories/')) return [path, value === true ? true : null];
    if (path === 'orderHint' || path === 'assigneePriority') return [path, orderHint(String(value))];
    return [path, value];
  });
  const wasDone = before.percentComplete === 100;
  const done = (asked.percentComplete ?? before.percentComplete) === 100;
  return {
    ...Object.fromEntries(changes),
    ...(done && !wasDone && { completedDateTime: at, completedBy: by }),
    ...(!done && wasDone && { completedDateTime: null, completedBy: null }),
  };
};

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const assignment = (value: Json, before: Json | undefined, { by, at }: Who): Json => {
  if (!isRecord(value)) return null;
  const since = isRecord(before) ? before : { assignedDateTime: at, assignedBy: by };
  return { ...since, orderHint: orderHint(String(value.orderHint)) };
};

const assignees = (properties: PlannerChanges): string[] =>
  Object.entries(properties)
    .filter(([path, value]) => path.startsWith('assignments/') && value !== null)
    .map(([path]) => path);

/** Refuses what cannot be: a start after the end, a bucket of another plan, more people than Planner takes {PL}. */
const expectSound = async (
  tx: Tx,
  planId: string,
  properties: PlannerChanges,
  before: PlannerChanges,
): Promise<void> => {
  const { startDateTime: start, dueDateTime: due, bucketId } = properties;
  if (typeof start === 'string' && typeof due === 'string' && Temporal.Instant.compare(start, due) > 0)
    throw plannerRefused(400, 'The start date of a task cannot be later than its due date.');
  if (typeof bucketId === 'string' && (await findPlanner(tx, 'bucket', bucketId)).plan_id !== planId)
    throw plannerRefused(400, 'The bucket is not in the plan of the task.');
  const people = assignees(properties);
  expectWithin('MaximumAssigneesInTasks', people.length);
  for (const path of people.filter((one) => !(one in before)))
    expectWithin('MaximumTasksAssignedToUser', (await assignedCount(tx, path)) + 1);
};

const assignedCount = async (tx: Tx, path: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('planner')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', 'task')
    .where(sql<boolean>`properties ? ${path}`)
    .executeTakeFirstOrThrow();
  return count;
};

const counts = (tx: Tx, planId: string): Promise<{ all: number; active: number }> =>
  tx
    .selectFrom('planner')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      sql<number>`(count(*) filter (where properties->>'percentComplete' is distinct from '100'))::integer`.as(
        'active',
      ),
    ])
    .where('kind', '=', 'task')
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
