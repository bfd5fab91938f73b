import type { z } from 'zod';
import {
  type Action,
  Case,
  type Entities,
  type ListName,
  Measure,
  Obstacle,
  Person,
  Project,
  Risk,
  Setting,
  StatusReport,
  sameValue,
  Task,
  UnitReport,
  Values,
  Vote,
} from '../../programme/index.ts';

/** What each list's row must look like to count as read. */
export const schemas: { [L in ListName]: z.ZodType<Entities[L]> } = {
  TfRisks: Risk,
  TfMeasures: Measure,
  TfTasks: Task,
  TfProjects: Project,
  TfStatusReports: StatusReport,
  TfUnitReports: UnitReport,
  TfObstacles: Obstacle,
  TfCases: Case,
  TfVotes: Vote,
  TfPeople: Person,
  TfSettings: Setting,
};

const valuesOf = (entity: object, fields: string[]): Values => {
  const all = new Map<string, unknown>(Object.entries(entity));
  return Values.parse(
    Object.fromEntries(
      fields.map((field) => [field, all.get(field)]).filter(([, value]) => value !== undefined),
    ),
  );
};

/** The fields in which two states of a row differ, as the action log keeps them; an absent row is `{}`. */
export const changedFields = (
  before: object,
  after: object,
): Pick<Action, 'before' | 'after'> | undefined => {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter((field) => {
    return !sameValue(was.get(field), is.get(field));
  });
  return fields.length === 0
    ? undefined
    : { before: valuesOf(before, fields), after: valuesOf(after, fields) };
};

/** Byte order, so that PGlite and PostgreSQL answer in the same order whatever their collation. */
export const byKey = (a: { key: string }, b: { key: string }): number => {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
};
