import { z } from 'zod';
import { optionalText, rowKey } from '../forms.ts';
import { ProjectStatus } from '../projects.ts';
import type { RefusalReason } from '../refusal.ts';
import { type Dimension, dimensions } from './dimensions.ts';
import type { StatusComments } from './status-report.ts';

/** What a field holds when its dimension is to stay as it was. */
export const AS_BEFORE = 'as-before';

const asBefore = (chosen: unknown): unknown =>
  chosen === AS_BEFORE || chosen === '' || chosen === null ? undefined : chosen;

const { time, budget, quality, risk, gain } = ProjectStatus.shape;

/** A switch: on a card it arrives as a text. */
export const said = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
  .catch(false);

const fields = {
  time: z.preprocess(asBefore, time),
  budget: z.preprocess(asBefore, budget),
  quality: z.preprocess(asBefore, quality),
  risk: z.preprocess(asBefore, risk),
  gain: z.preprocess(asBefore, gain),
  timeComment: optionalText,
  budgetComment: optionalText,
  qualityComment: optionalText,
  riskComment: optionalText,
  gainComment: optionalText,
  overall: optionalText,
  /** The words pointed out that the person keeps; and whether they took others instead. */
  consent: z.string().max(4000).optional(),
  reworded: said,
};

const missing = 'project-missing' satisfies RefusalReason;

export const ReportForm = z.object({
  project: z.string(missing).trim().min(1, missing).max(60, missing),
  ...fields,
});
export const CorrectForm = z.object({ report: rowKey, ...fields });
export const PublishForm = z.object({ report: rowKey });

type Told = Omit<z.infer<typeof ReportForm>, 'project'>;

const given = <T extends object>(entries: readonly (readonly [string, unknown])[], schema: z.ZodType<T>): T =>
  schema.parse(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));

/** The dimensions a form sets; the others stay as they were. */
export const chosenIn = (form: Told): ProjectStatus =>
  given(
    dimensions.map((dimension) => [dimension, form[dimension]]),
    ProjectStatus,
  );

export const commentIn = (form: Told, dimension: Dimension): string | undefined =>
  form[`${dimension}Comment`];

/** A form's comments by dimension. */
export const commentsIn = (form: Told, schema: z.ZodType<StatusComments>): StatusComments =>
  given(
    dimensions.map((dimension) => [dimension, commentIn(form, dimension)]),
    schema,
  );

/** Every text of a form by the name of its field. */
export const textsIn = (form: Told): Record<string, string | undefined> => ({
  ...Object.fromEntries(dimensions.map((dimension) => [`${dimension}Comment`, commentIn(form, dimension)])),
  overall: form.overall,
});
