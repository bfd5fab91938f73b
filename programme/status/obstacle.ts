import { z } from 'zod';
import { UnitCode } from '../units.ts';

/** Who could take a structural obstacle away: the city or the state. */
export const ObstacleLevel = z.enum(['city', 'state']);
export type ObstacleLevel = z.infer<typeof ObstacleLevel>;

export const ObstacleStatus = z.enum(['new', 'reported', 'followed-up', 'solved']);
export type ObstacleStatus = z.infer<typeof ObstacleStatus>;

/** One row of the list TfObstacles: something no single unit can take away, reported for the owners. */
export const Obstacle = z.object({
  key: z.string().min(1),
  title: z.string().min(1),
  unit: UnitCode,
  /** A project's key, where it was met in one. */
  project: z.string().optional(),
  text: z.string().min(1),
  level: ObstacleLevel,
  status: ObstacleStatus,
  /** What was tried against it. */
  tried: z.string().optional(),
  /** Other units that met the same one. */
  alsoUnits: z.array(UnitCode),
  /** What they added, newest first. */
  note: z.string().optional(),
  authorOid: z.guid(),
  /** An instant in whole seconds, ISO 8601 in UTC, as SharePoint keeps it. */
  reportedAt: z.iso.datetime(),
});
export type Obstacle = z.infer<typeof Obstacle>;
