import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { UnitCode } from './units.ts';

/** A project's latest status in the five dimensions of Prosjektportalen, in its words. */
export const ProjectStatus = z.object({
  time: z.enum(['ahead', 'on-plan', 'minor-delays', 'delayed']).optional(),
  budget: z.enum(['under', 'on-budget', 'minor-overruns', 'over', 'unknown']).optional(),
  quality: z.enum(['better', 'as-specified', 'minor-deviation', 'major-deviation']).optional(),
  risk: z.enum(['high', 'medium', 'low']).optional(),
  gain: z.enum(['not-started', 'ahead', 'on-plan', 'minor-delays', 'delayed']).optional(),
});
export type ProjectStatus = z.infer<typeof ProjectStatus>;

/** One row of the list TfProjects. Months of the programme's plan are kept as first and last day. */
export const Project = z.object({
  key: z.string().min(1),
  number: z.string().optional(),
  title: z.string().min(1),
  unit: UnitCode,
  area: z.string().optional(),
  phase: z.enum(['concept', 'planning', 'execution', 'closing', 'realisation']).optional(),
  start: IsoDate,
  end: IsoDate,
  young: z.boolean(),
  summary: z.string().optional(),
  /** NOK, whole kroner, without VAT. */
  budget: z.number().optional(),
  managerOid: z.guid().optional(),
  ownerOid: z.guid().optional(),
  status: ProjectStatus,
  statusOn: IsoDate.optional(),
});
export type Project = z.infer<typeof Project>;
