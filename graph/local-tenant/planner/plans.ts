import { sql } from 'kysely';
import type { Identity, Tx } from '../database.ts';
import { findGroup } from '../group-routes.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { expectMember, planFor } from './access.ts';
import { plannerRefused } from './etags.ts';
import { byPath, NewBucket, NewPlan, orderHint, plannerBody } from './input.ts';
import { expectWithin } from './limits.ts';
import { plannerIdentity } from './resources.ts';
import { insertPlanner, type PlannerRow, plannerIn } from './store.ts';

type Container = { url?: string; containerId?: string; type?: 'group' };

/** A plan is in a group, named by its address or by its id and type {docs planner-post-plans}. */
const groupIdOf = ({ url, containerId, type }: Container): string => {
  const named = /^https:\/\/graph\.microsoft\.com\/[\w.]+\/groups\/([0-9a-f-]{36})$/i.exec(url ?? '')?.[1];
  const id = named ?? (type === 'group' ? containerId : undefined);
  if (id === undefined || (containerId !== undefined && containerId !== id))
    throw plannerRefused(
      400,
      'The container of a plan must be a group, named by url, or by containerId and type.',
    );
  return id;
};

/** Makes a plan in a Microsoft 365 group its maker is a member of {docs planner-post-plans}. */
export const createPlan = async (
  tx: Tx,
  { directory, clock }: Tenant,
  body: unknown,
  caller: Identity,
): Promise<PlannerRow> => {
  const { title, container } = plannerBody(NewPlan, body);
  const group = findGroup(directory, groupIdOf(container));
  if (group.kind !== 'microsoft365') throw plannerRefused(400, 'Only a Microsoft 365 group can hold plans.');
  expectMember(group.id, { caller, directory });
  expectWithin('MaximumProjectsOwnedByUser', (await plansOf(tx, group.id)).length + 1);
  const properties = {
    title,
    group: group.id,
    createdDateTime: timestamp(clock),
    createdBy: plannerIdentity(caller),
  };
  return insertPlanner(tx, { kind: 'plan', properties });
};

/** The plans of a group, oldest first. */
export const plansOf = (tx: Tx, groupId: string): Promise<PlannerRow[]> =>
  tx
    .selectFrom('planner')
    .selectAll()
    .where('kind', '=', 'plan')
    .where(sql<boolean>`properties->>'group' = ${groupId}`)
    .orderBy('made')
    .execute();

/** Makes a bucket in a plan {docs planner-post-buckets}. */
export const createBucket = async (
  tx: Tx,
  { directory, clock }: Tenant,
  body: unknown,
  caller: Identity,
): Promise<PlannerRow> => {
  const { planId, ...asked } = plannerBody(NewBucket, body);
  await planFor(tx, planId, { caller, directory });
  expectWithin('MaximumBucketsInProject', (await plannerIn(tx, 'bucket', planId)).length + 1);
  const hint = asked.orderHint ? orderHint(asked.orderHint) : `${clock.now().epochMilliseconds}P`;
  return insertPlanner(tx, { kind: 'bucket', planId, properties: { ...byPath(asked), orderHint: hint } });
};
