import type { ProjectPages } from '../../programme/index.ts';
import { z } from '../edge.ts';
import { unitCodes } from './replies.ts';

const Unit = z.enum(unitCodes);
const Day = z.iso.date();

export const Light = z.enum(['green', 'yellow', 'red', 'none']);
export type Light = z.infer<typeof Light>;

export const Mark = z.object({
  dimension: z.enum(['time', 'budget', 'quality', 'risk', 'gain']),
  value: z
    .enum([
      'ahead',
      'on-plan',
      'minor-delays',
      'delayed',
      'under',
      'on-budget',
      'minor-overruns',
      'over',
      'unknown',
      'better',
      'as-specified',
      'minor-deviation',
      'major-deviation',
      'high',
      'medium',
      'low',
      'not-started',
    ])
    .exactOptional(),
  light: Light,
  comment: z.string().exactOptional(),
});
export type Mark = z.infer<typeof Mark>;

const Report = z.object({
  key: z.string(),
  period: z.string(),
  marks: z.array(Mark),
  overall: z.string().optional(),
  moderation: z.enum(['draft', 'published']),
  authorName: z.string(),
  on: Day,
});
export type Report = z.infer<typeof Report>;

const Trend = Mark.extend({ lights: z.array(Light), turn: z.enum(['better', 'worse', 'same']) });
export type Trend = z.infer<typeof Trend>;

const Project = z.object({
  key: z.string(),
  title: z.string(),
  unit: Unit,
  summary: z.string().exactOptional(),
  start: Day,
  end: Day,
  hasEnded: z.boolean(),
  statusOn: Day.exactOptional(),
  trends: z.array(Trend),
  reports: z.array(Report),
  older: z.number(),
  mayPublish: z.boolean(),
});
export type Project = z.infer<typeof Project>;

const Obstacle = z.object({
  key: z.string(),
  title: z.string(),
  unit: Unit,
  project: z.string().optional(),
  projectTitle: z.string().exactOptional(),
  text: z.string(),
  level: z.enum(['city', 'state']),
  status: z.enum(['new', 'reported', 'followed-up', 'solved']),
  tried: z.string().optional(),
  alsoUnits: z.array(Unit),
  note: z.string().optional(),
  authorName: z.string(),
  on: Day,
});
export type Obstacle = z.infer<typeof Obstacle>;

export const ProjectsReply = z.object({
  day: Day,
  version: z.number(),
  projects: z.array(Project),
  obstacles: z.array(Obstacle),
}) satisfies z.ZodType<ProjectPages>;
export type Projects = z.infer<typeof ProjectsReply>;
