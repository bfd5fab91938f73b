import type { FieldValues, Identity, Json } from '../database.ts';
import { plannerEtag } from './etags.ts';
import type { PlannerRow } from './store.ts';

/** Who did something, as Planner shows it: by id alone {PL}. */
export const plannerIdentity = ({ kind, id }: Identity) => ({ [kind]: { displayName: null, id } });

/** What an open type holds, each entry with its type. */
const opened = (properties: FieldValues, name: string, type?: string) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([path]) => path.startsWith(`${name}/`))
      .map(([path, value]): [string, Json] => [
        path.slice(name.length + 1),
        type !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value)
          ? { '@odata.type': `#microsoft.graph.${type}`, ...value }
          : value,
      ]),
  );

const etag = ({ kind, version }: PlannerRow) => ({ '@odata.etag': plannerEtag(kind, version) });
const of = (properties: FieldValues, name: string, otherwise: Json = null): Json =>
  properties[name] ?? otherwise;

export const planResource = (row: PlannerRow) => {
  const { group, title, createdBy, createdDateTime } = row.properties;
  const url = `https://graph.microsoft.com/v1.0/groups/${group}`;
  return {
    ...etag(row),
    createdDateTime,
    owner: group,
    title,
    id: row.id,
    createdBy,
    container: { containerId: group, type: 'group', url },
  };
};

export const bucketResource = (row: PlannerRow) => ({
  ...etag(row),
  name: row.properties.name,
  planId: row.plan_id,
  orderHint: row.properties.orderHint,
  id: row.id,
});

/** A task with all its properties {PL}{docs plannertask}. */
export const taskResource = (row: PlannerRow) => {
  const { properties } = row;
  return {
    ...etag(row),
    planId: row.plan_id,
    bucketId: of(properties, 'bucketId'),
    title: of(properties, 'title'),
    orderHint: of(properties, 'orderHint'),
    assigneePriority: of(properties, 'assigneePriority', ''),
    percentComplete: of(properties, 'percentComplete', 0),
    startDateTime: of(properties, 'startDateTime'),
    createdDateTime: of(properties, 'createdDateTime'),
    dueDateTime: of(properties, 'dueDateTime'),
    hasDescription: of(properties, 'hasDescription', false),
    previewType: of(properties, 'previewType', 'automatic'),
    completedDateTime: of(properties, 'completedDateTime'),
    completedBy: of(properties, 'completedBy'),
    referenceCount: of(properties, 'referenceCount', 0),
    checklistItemCount: of(properties, 'checklistItemCount', 0),
    activeChecklistItemCount: of(properties, 'activeChecklistItemCount', 0),
    conversationThreadId: of(properties, 'conversationThreadId'),
    priority: of(properties, 'priority', 5),
    id: row.id,
    createdBy: of(properties, 'createdBy'),
    appliedCategories: opened(properties, 'appliedCategories'),
    assignments: opened(properties, 'assignments', 'plannerAssignment'),
  };
};

export const detailsResource = (row: PlannerRow) => ({
  ...etag(row),
  description: of(row.properties, 'description', ''),
  previewType: of(row.properties, 'previewType', 'automatic'),
  id: row.id,
  references: opened(row.properties, 'references', 'plannerExternalReference'),
  checklist: opened(row.properties, 'checklist', 'plannerChecklistItem'),
});
