import type { Generated, JSONColumnType } from 'kysely';
import type { FieldValues } from '../database.ts';

export type PlannerKind = 'plan' | 'bucket' | 'task' | 'details';

/** Plans, buckets, tasks and their details, each with its properties by path (`title`, `assignments/{id}`). */
export type PlannerTable = {
  id: string;
  kind: PlannerKind;
  plan_id: string;
  made: Generated<number>;
  version: number;
  properties: JSONColumnType<FieldValues, string, string>;
  /** The version each path was last written in. */
  written: JSONColumnType<Record<string, number>, string, string>;
};
