import { z } from 'zod';
import { ProjectStatus } from '../projects.ts';
import { RoundPeriod } from '../rounds/period.ts';

/** What is said of each dimension in words. */
export const StatusComments = z.object({
  time: z.string().optional(),
  budget: z.string().optional(),
  quality: z.string().optional(),
  risk: z.string().optional(),
  gain: z.string().optional(),
});
export type StatusComments = z.infer<typeof StatusComments>;

/**
 * One row of the list TfStatusReports: a project's status as somebody reported it. The project's key is the key of
 * its series: every report of a project belongs to one series, in the order of their numbers.
 */
export const StatusReport = z.object({
  key: z.string().min(1),
  /** The project's title when it was reported. */
  title: z.string().min(1),
  project: z.string().min(1),
  /** The month it was reported in, or what the status round was for that it was given in. */
  period: RoundPeriod,
  status: ProjectStatus,
  comments: StatusComments,
  overall: z.string().optional(),
  /** A draft until the project's lead publishes it. */
  moderation: z.enum(['draft', 'published']),
  authorOid: z.guid(),
  /** An instant in whole seconds, ISO 8601 in UTC, as SharePoint keeps it. */
  reportedAt: z.iso.datetime(),
});
export type StatusReport = z.infer<typeof StatusReport>;
