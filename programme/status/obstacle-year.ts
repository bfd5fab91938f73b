import { type IsoDate, osloDayOf } from '../dates.ts';
import type { ProgrammeState } from '../state.ts';
import { UnitCode } from '../units.ts';
import { type Obstacle, ObstacleLevel, type ObstacleStatus } from './obstacle.ts';

/** An obstacle as the owners read of it. */
export type ObstacleLine = Pick<
  Obstacle,
  'key' | 'text' | 'unit' | 'alsoUnits' | 'level' | 'status' | 'tried' | 'note'
> & { projectTitle?: string; on: IsoDate; isEarlier: boolean };

export type ObstacleYear = {
  year: number;
  /** Reported in the year. */
  reported: number;
  /** Reported before it and not solved yet. */
  earlier: number;
  levels: {
    level: ObstacleLevel;
    counts: Record<ObstacleStatus, number>;
    units: { unit: UnitCode; lines: ObstacleLine[] }[];
  }[];
};

const yearOf = ({ on }: Pick<ObstacleLine, 'on'>): number => Number(on.slice(0, 4));
const numberOf = ({ key }: Pick<Obstacle, 'key'>): number => Number(/\d+$/.exec(key)?.[0] ?? 0);

const lineOf = (
  { projects }: Pick<ProgrammeState, 'projects'>,
  { title: _title, authorOid: _author, reportedAt, project, ...told }: Obstacle,
  year: number,
): ObstacleLine => {
  const on = osloDayOf(reportedAt);
  const projectTitle = projects.find(({ key }) => key === project)?.title;
  return { ...told, on, isEarlier: yearOf({ on }) < year, ...(projectTitle && { projectTitle }) };
};

const heaviestFirst = (a: ObstacleLine, b: ObstacleLine): number =>
  b.alsoUnits.length - a.alsoUnits.length || a.on.localeCompare(b.on) || numberOf(a) - numberOf(b);

const countsOf = (lines: readonly ObstacleLine[]): Record<ObstacleStatus, number> => {
  const count = (status: ObstacleStatus) => lines.filter((line) => line.status === status).length;
  return {
    new: count('new'),
    reported: count('reported'),
    'followed-up': count('followed-up'),
    solved: count('solved'),
  };
};

/**
 * What the owners are told of a year: every obstacle reported in it, in Oslo's days, and those from before that are
 * not solved yet; by who could take them away and by unit, those that stop most units first. How far each has come is
 * as of now.
 */
export const obstacleYear = (
  state: Pick<ProgrammeState, 'obstacles' | 'projects'>,
  year: number,
): ObstacleYear => {
  const lines = state.obstacles
    .map((obstacle) => lineOf(state, obstacle, year))
    .filter((line) => yearOf(line) === year || (line.isEarlier && line.status !== 'solved'))
    .toSorted(heaviestFirst);
  return {
    year,
    reported: lines.filter(({ isEarlier }) => !isEarlier).length,
    earlier: lines.filter(({ isEarlier }) => isEarlier).length,
    levels: ObstacleLevel.options.map((level) => {
      const ofLevel = lines.filter((line) => line.level === level);
      const ofUnit = UnitCode.options.map((unit) => ({
        unit,
        lines: ofLevel.filter((line) => line.unit === unit),
      }));
      return { level, counts: countsOf(ofLevel), units: ofUnit.filter((part) => part.lines.length > 0) };
    }),
  };
};
