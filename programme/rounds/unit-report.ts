import { z } from 'zod';
import { UnitCode } from '../units.ts';
import { RoundPeriod } from './period.ts';
import { AnswerValue } from './question.ts';

/** How far a unit has come in a round. */
export const Standing = z.enum(['unanswered', 'draft', 'delivered', 'delivered-late']);
export type Standing = z.infer<typeof Standing>;

/** Who wrote a part of the report last, and when; `was` is what stood there before. */
export const Stamp = z.object({
  byOid: z.guid(),
  /** An instant in whole seconds, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** The report's revision with which it came. */
  revision: z.int().min(1),
  was: AnswerValue.optional(),
});
export type Stamp = z.infer<typeof Stamp>;

/** What has been answered so far, kept with every step; people may read it in SharePoint as JSON. */
export const Answers = z.object({
  /** Grows with every answer, so that somebody who writes tells what they had seen. */
  revision: z.int().min(0),
  /** Answers by the question's id. */
  values: z.record(z.string(), AnswerValue),
  /** Keys of the status reports made in the round, by the project's key. */
  reports: z.record(z.string(), z.string()),
  /** By a question's id, `project:` and a project's key, `summary` or `needsHelp`. */
  stamps: z.record(z.string(), Stamp),
  /** Whom the unit's answer was handed over to. */
  holderOid: z.guid().optional(),
});
export type Answers = z.infer<typeof Answers>;

export const noAnswers: Answers = { revision: 0, values: {}, reports: {}, stamps: {} };

/** One row of the list TfUnitReports: what one unit answered in one status round, and its key says which. */
export const UnitReport = z
  .object({
    /** `2025-T1/BAL`. */
    key: z.string().min(1),
    title: z.string().min(1),
    period: RoundPeriod,
    unit: UnitCode,
    status: Standing,
    summary: z.string().optional(),
    needsHelp: z.string().optional(),
    answers: Answers,
    /** Who delivered it, and when: an instant in whole seconds, ISO 8601 in UTC. */
    authorOid: z.guid().optional(),
    deliveredAt: z.iso.datetime().optional(),
  })
  .refine(({ key, period }) => key.startsWith(`${period}/`), { path: ['period'] })
  .refine(({ key, unit }) => key.endsWith(`/${unit}`), { path: ['unit'] });
export type UnitReport = z.infer<typeof UnitReport>;

export const unitReportKey = (period: RoundPeriod, unit: UnitCode): string => `${period}/${unit}`;

/** The name of a project's stamp. */
export const projectStamp = (project: string): string => `project:${project}`;

export const isDelivered = ({ status }: Pick<UnitReport, 'status'>): boolean =>
  status === 'delivered' || status === 'delivered-late';

/** Up to which revision somebody has seen a report; whoever claims more than there is has seen another one. */
export const seenOf = ({ answers }: Pick<UnitReport, 'answers'>, claimed: number): number =>
  claimed > answers.revision ? 0 : claimed;
