import type { Identity, Json, Tx } from '../database.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { ofPlanFor } from './access.ts';
import { plannerRefused } from './etags.ts';
import { byPath, DetailsChanges, orderHint, plannerBody } from './input.ts';
import { expectWithin } from './limits.ts';
import { plannerIdentity } from './resources.ts';
import { expectNoClash, findPlanner, type PlannerChanges, type PlannerRow, writePlanner } from './store.ts';

/**
 * Changes the details of a task, by their own eTag {PL}. What the task itself tells of them changes with them, and
 * with that the task's eTag {python-o365 issue 1082}.
 */
export const changeDetails = async (
  tx: Tx,
  tenant: Tenant,
  { id, body, ifMatch, caller }: { id: string; body: unknown; ifMatch: string | undefined; caller: Identity },
): Promise<PlannerRow> => {
  const before = await ofPlanFor(tx, 'details', id, { caller, directory: tenant.directory });
  const asked = byPath(plannerBody(DetailsChanges, body));
  expectNoClash(before, ifMatch, Object.keys(asked));
  const who = { lastModifiedBy: plannerIdentity(caller), lastModifiedDateTime: timestamp(tenant.clock) };
  const changes = Object.fromEntries(
    Object.entries(asked).map(([path, value]): [string, Json] => [
      path,
      settled(path, value, before.properties[path], who),
    ]),
  );
  const details = await writePlanner(tx, before, changes);
  const told = toldByTask(details.properties);
  expectWithin('MaximumChecklistItemsOnTask', told.checklistItemCount);
  expectWithin('MaximumReferencesOnTask', told.referenceCount);
  await writePlanner(tx, await findPlanner(tx, 'task', id), told);
  return details;
};

const isRecord = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hints = ['orderHint', 'previewPriority'];

/** An entry keeps what is not said of it; a new item of a checklist needs a title. */
const settled = (path: string, value: Json, before: Json | undefined, who: Record<string, Json>): Json => {
  if (!path.includes('/') || !isRecord(value)) return value;
  const isItem = path.startsWith('checklist/');
  if (isItem && !isRecord(before) && value.title === undefined)
    throw plannerRefused(400, 'A new item of a checklist needs a title.');
  const said = Object.entries(value)
    .filter(([name]) => !name.startsWith('@'))
    .map(([name, one]): [string, Json] => [name, hints.includes(name) ? orderHint(String(one)) : one]);
  const otherwise = isItem
    ? { isChecked: false, orderHint: orderHint(' !') }
    : { alias: null, type: 'Other', previewPriority: orderHint(' !') };
  return { ...otherwise, ...(isRecord(before) ? before : {}), ...Object.fromEntries(said), ...who };
};

const toldByTask = (properties: PlannerChanges) => {
  const entries = (name: string) =>
    Object.entries(properties).filter(([path]) => path.startsWith(`${name}/`));
  const items = entries('checklist');
  return {
    hasDescription: (properties.description ?? '') !== '',
    previewType: properties.previewType ?? 'automatic',
    referenceCount: entries('references').length,
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter(([, item]) => isRecord(item) && item.isChecked !== true).length,
  };
};
