import type { GraphItem } from '../../../graph/index.ts';
import { lists } from '../../../graph/index.ts';
import { type Action, entityKey, ListName, type Values } from '../../../programme/index.ts';
import { actionsSince, verifyLog } from '../../../teams-app/store/action-chain.ts';
import { changedFields } from '../../../teams-app/store/rows.ts';
import type { AppParts } from './app-parts.ts';
import { lostEdits } from './lost-edits.ts';

export type Verdict = {
  rows: number;
  /** What people did, and what was edited in SharePoint, as the log has it. */
  acts: number;
  editsInSharePoint: number;
  clashesTold: number;
  /** One sentence for each thing that does not agree. */
  disagreements: string[];
};

type Tell = (sentence: string) => void;

/** Every item is a row of the mirror that says the same, or a fault; no key stands twice. */
const compareList = async (parts: AppParts, list: ListName, tell: Tell): Promise<GraphItem[]> => {
  const items: GraphItem[] = [];
  for await (const item of (await parts.site()).list(list).items()) items.push(item);
  const rows = new Map((await parts.records.all(list)).map((row) => [entityKey(row), row]));
  const faults = await parts.records.faults();
  const faulty = new Set(faults.filter((fault) => fault.list === list).map(({ itemId }) => itemId));
  const seen = new Set<string>();
  for (const { id, fields } of items) {
    const read = lists[list].fromFields(fields);
    if (!read.ok) {
      if (!faulty.has(id)) tell(`${list}: item ${id} cannot be read, and nobody was told`);
      continue;
    }
    const key = entityKey(read.entity);
    if (seen.has(key)) tell(`${list}: ${key} was created twice`);
    seen.add(key);
    const apart = changedFields(read.entity, rows.get(key) ?? {});
    if (apart) tell(`${list}: ${key} is ${shown(apart.before)} in SharePoint and ${shown(apart.after)} here`);
  }
  for (const key of rows.keys()) if (!seen.has(key)) tell(`${list}: ${key} is not in SharePoint`);
  return items;
};

const nameOf = ({ list, key }: Pick<Action, 'list' | 'key'>): string => `${list}/${key}`;

const shown = (values: unknown): string => JSON.stringify(values);

/** How fields of a row came to be what the log says. */
const trailOf = (actions: readonly Action[], row: Pick<Action, 'list' | 'key'>, fields: string[]): string =>
  actions
    .filter((action) => nameOf(action) === nameOf(row))
    .flatMap(({ verb, before, after, at }) => {
      const touched = fields.filter((field) => field in before || field in after);
      return touched.map(
        (field) => `${at} ${verb} ${field} ${shown(before[field])} → ${shown(after[field])}`,
      );
    })
    .join('; ');

/** What each row must be by the log alone: every change in turn, from the first. */
const replay = (actions: readonly Action[]): Map<string, Values> => {
  const rows = new Map<string, Values>();
  for (const action of actions) {
    const row = { ...rows.get(nameOf(action)) };
    for (const field of Object.keys(action.before)) delete row[field];
    rows.set(nameOf(action), { ...row, ...action.after });
  }
  return rows;
};

const compareLog = async (parts: AppParts, actions: readonly Action[], tell: Tell): Promise<void> => {
  const check = await verifyLog(parts.store.db);
  if (check.faults.length > 0) tell(`the log's chain is broken: ${JSON.stringify(check.faults[0])}`);
  const told = replay(actions);
  for (const list of ListName.options) {
    for (const row of await parts.records.all(list)) {
      const key = entityKey(row);
      const apart = changedFields(told.get(nameOf({ list, key })) ?? {}, row);
      if (!apart) continue;
      const trail = trailOf(actions, { list, key }, Object.keys({ ...apart.before, ...apart.after }));
      tell(`${list}: ${key} is ${shown(apart.after)}, and by the log ${shown(apart.before)}: ${trail}`);
    }
  }
};

/** Each row that is still on its way, and what keeps it. */
const stillOwed = async ({ store }: AppParts, tell: Tell): Promise<void> => {
  const owed = await store.db
    .selectFrom('mirror')
    .select(['list', 'key', 'push_fault', 'push_tries', 'push_at', 'push_owner'])
    .where('owed_since', 'is not', null)
    .where('faulty', '=', false)
    .execute();
  for (const { list, key, ...why } of owed) tell(`${list}: ${key} is still owed: ${shown(why)}`);
};

/** Holds SharePoint, the mirror and the log against each other, and each edit that gave way against what was told. */
export const verdictOn = async (parts: AppParts): Promise<Verdict> => {
  const disagreements: string[] = [];
  const tell: Tell = (sentence) => disagreements.push(sentence);
  const items = new Map<ListName, GraphItem[]>();
  for (const list of ListName.options) items.set(list, await compareList(parts, list, tell));
  const actions = await actionsSince(parts.store.db, '2000-01-01T00:00:00Z');
  await stillOwed(parts, tell);
  await compareLog(parts, actions, tell);
  const { lost, clashesTold } = await lostEdits(parts, actions, items);
  for (const { list, key, field, value } of lost)
    tell(`${list}: ${key} lost ${field} ${JSON.stringify(value)}, and nobody was told`);
  const inSharePoint = actions.filter(({ via }) => via === 'sharepoint').length;
  return {
    rows: [...items.values()].flat().length,
    acts: actions.filter(({ via, verb }) => via !== 'sharepoint' && verb !== 'import').length,
    editsInSharePoint: inSharePoint,
    clashesTold,
    disagreements,
  };
};
