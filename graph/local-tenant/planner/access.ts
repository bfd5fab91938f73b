import type { Identity, Tx } from '../database.ts';
import type { LocalDirectory } from '../directory.ts';
import { plannerRefused } from './etags.ts';
import { findPlanner, type PlannerRow } from './store.ts';

type Who = { caller: Identity; directory: LocalDirectory };

/** A plan is for the members of its group {docs planner-overview}; an app alone may see all {PERM}. */
export const expectMember = (groupId: string, { caller, directory }: Who): void => {
  const group = directory.groups.find(({ id }) => id === groupId);
  if (caller.kind === 'application' || group?.members.includes(caller.id)) return;
  throw plannerRefused(403, 'You do not have the required permissions to access this item.');
};

/** The plan with this id, for one who may see it. */
export const planFor = async (tx: Tx, id: string, who: Who): Promise<PlannerRow> => {
  const plan = await findPlanner(tx, 'plan', id);
  expectMember(String(plan.properties.group), who);
  return plan;
};

/** Something of a plan, for one who may see the plan. */
export const ofPlanFor = async (
  tx: Tx,
  kind: 'bucket' | 'task' | 'details',
  id: string,
  who: Who,
): Promise<PlannerRow> => {
  const row = await findPlanner(tx, kind, id);
  await planFor(tx, row.plan_id, who);
  return row;
};
