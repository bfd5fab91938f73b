import { randomBytes } from 'node:crypto';
import type { FieldValues, Json, Tx } from '../database.ts';
import { plannerRefused, versionKnown } from './etags.ts';
import type { PlannerKind } from './table.ts';

/** A plan, bucket, task or details, with its properties by path: what an open type holds is one path each. */
export type PlannerRow = {
  id: string;
  kind: PlannerKind;
  plan_id: string;
  version: number;
  properties: FieldValues;
  written: Record<string, number>;
};
/** New values by path; null takes away. */
export type PlannerChanges = Record<string, Json>;

const columns = ['id', 'kind', 'plan_id', 'version', 'properties', 'written'] as const;

const isId = (id: string) => /^[\w-]{28}$/.test(id);

/** The resource with this id, whose form is looked at first {docs planner-identifiers-disclaimer}. */
export const findPlanner = async (tx: Tx, kind: PlannerKind, id: string): Promise<PlannerRow> => {
  if (!isId(id)) throw plannerRefused(400, 'The specified identifier is invalid.');
  const row = await tx
    .selectFrom('planner')
    .select(columns)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw plannerRefused(404, 'The requested item is not found.');
  return row;
};

/** All of a kind in a plan, oldest first. */
export const plannerIn = (tx: Tx, kind: PlannerKind, planId: string): Promise<PlannerRow[]> =>
  tx
    .selectFrom('planner')
    .select(columns)
    .where('kind', '=', kind)
    .where('plan_id', '=', planId)
    .orderBy('made')
    .execute();

/** Keeps something new; a plan is its own plan, and details have the id of their task {PL}. */
export const insertPlanner = (
  tx: Tx,
  made: { kind: PlannerKind; planId?: string; id?: string; properties: PlannerChanges },
): Promise<PlannerRow> => {
  const { kind, id = randomBytes(21).toString('base64url'), planId = id, properties } = made;
  return tx
    .insertInto('planner')
    .values({
      id,
      kind,
      plan_id: planId,
      version: 1,
      properties: JSON.stringify(present(properties)),
      written: '{}',
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
};

const present = (properties: PlannerChanges): FieldValues =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));

/** Writes what is said; when it is already so, the version stays. */
export const writePlanner = async (tx: Tx, row: PlannerRow, changes: PlannerChanges): Promise<PlannerRow> => {
  const news = Object.entries(changes).filter(
    ([path, value]) => JSON.stringify(row.properties[path] ?? null) !== JSON.stringify(value),
  );
  if (news.length === 0) return row;
  const version = row.version + 1;
  const written = { ...row.written, ...Object.fromEntries(news.map(([path]) => [path, version])) };
  return tx
    .updateTable('planner')
    .set({
      version,
      properties: JSON.stringify(present({ ...row.properties, ...Object.fromEntries(news) })),
      written: JSON.stringify(written),
    })
    .where('kind', '=', row.kind)
    .where('id', '=', row.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
};

/**
 * Refuses changes that go against newer ones than the caller knows: an older eTag still does for what nobody has
 * touched since, and for a deletion only if nothing was {PL}{python-o365 issue 1082}.
 */
export const expectNoClash = (
  row: PlannerRow,
  ifMatch: string | undefined,
  paths: readonly string[] | 'all',
): void => {
  const known = versionKnown(row, ifMatch);
  const touched = paths === 'all' ? Object.keys(row.written) : paths;
  if (touched.some((path) => (row.written[path] ?? 0) > known))
    throw plannerRefused(
      409,
      'The attempted changes conflicted with already accepted changes. Read the latest state and resolve any conflicts.',
    );
};

export const deletePlanner = async (tx: Tx, { kind, id }: Pick<PlannerRow, 'kind' | 'id'>): Promise<void> => {
  await tx.deleteFrom('planner').where('kind', '=', kind).where('id', '=', id).execute();
};
