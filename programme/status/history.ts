import type { ProjectStatus } from '../projects.ts';
import { type Dimension, type Light, lightOf } from './dimensions.ts';
import type { StatusReport } from './status-report.ts';

const numberOf = ({ key }: StatusReport): number => Number(/\d+$/.exec(key)?.[0] ?? 0);

/** A project's reports, the newest first. */
export const historyOf = (reports: readonly StatusReport[], project: string): StatusReport[] =>
  reports
    .filter((report) => report.project === project)
    .toSorted((a, b) => Date.parse(b.reportedAt) - Date.parse(a.reportedAt) || numberOf(b) - numberOf(a));

/** The number of a project's next report. */
export const nextNumber = (reports: readonly StatusReport[], project: string): number =>
  1 + Math.max(0, ...historyOf(reports, project).map(numberOf));

/** How many reports a trend shows. */
export const TREND_LENGTH = 6;

/** How one dimension shone in the latest reports, the oldest first. */
export const trendOf = (history: readonly StatusReport[], dimension: Dimension): Light[] =>
  history
    .slice(0, TREND_LENGTH)
    .map(({ status }) => lightOf(status, dimension))
    .toReversed();

const brightness = { red: 0, yellow: 1, green: 2 } as const;

export type Turn = 'better' | 'worse' | 'same';

/** Whether a dimension has become better or worse since the report before, by its light. */
export const turnOf = (now: ProjectStatus, before: ProjectStatus | undefined, dimension: Dimension): Turn => {
  const [light, earlier] = [lightOf(now, dimension), lightOf(before ?? {}, dimension)];
  if (light === 'none' || earlier === 'none' || light === earlier) return 'same';
  return brightness[light] > brightness[earlier] ? 'better' : 'worse';
};
