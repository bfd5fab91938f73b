import { osloDayOf } from '../dates.ts';
import type { Role } from '../people.ts';
import type { Project } from '../projects.ts';
import { type Dimension, dimensions, type Light, lightOf, type StatusValue } from '../status/dimensions.ts';
import { historyOf, type Turn, turnOf } from '../status/history.ts';
import type { StatusReport } from '../status/status-report.ts';
import type { UnitCode } from '../units.ts';
import { roleOf } from './role-of.ts';
import type { RoundContext } from './round-summary.ts';
import type { UnitReport } from './unit-report.ts';

/** One dimension of a project in a round, beside what it was before. */
export type MarkInRound = {
  dimension: Dimension;
  value?: StatusValue;
  light: Light;
  before?: StatusValue;
  changed: boolean;
  turn: Turn;
  comment?: string;
};

/** A project as a round found it. */
export type ProjectInRound = {
  key: string;
  title: string;
  unit: UnitCode;
  /** The key of the report made in the round; without one the project was not answered for. */
  report?: string;
  moderation?: StatusReport['moderation'];
  /** It came to its end before the unit delivered, so that nothing was asked of it. */
  hasEnded: boolean;
  /** The worst of its five lights. */
  light: Light;
  marks: MarkInRound[];
  overall?: string;
  /** Who wrote it. */
  role?: Role;
};

const gravity: readonly Light[] = ['red', 'yellow', 'green', 'none'];

/** Red first, then yellow; those alike stay in their order. */
export const redFirst = (a: Pick<ProjectInRound, 'light'>, b: Pick<ProjectInRound, 'light'>): number =>
  gravity.indexOf(a.light) - gravity.indexOf(b.light);

const byKey = (reports: readonly StatusReport[], key: string | undefined): StatusReport | undefined =>
  reports.find((report) => report.key === key);

/** What a project's status is held against: its report in the round before, else its last report before this one. */
const reportBefore = (
  { state, round }: RoundContext,
  project: Project,
  earlier: UnitReport | undefined,
): StatusReport | undefined =>
  byKey(state.reports, earlier?.answers.reports[project.key]) ??
  historyOf(state.reports, project.key).find(
    ({ reportedAt }) => Date.parse(reportedAt) < Date.parse(round.openedAt),
  );

const markOf = (
  report: StatusReport | undefined,
  before: StatusReport | undefined,
  dimension: Dimension,
): MarkInRound => {
  const status = report?.status ?? {};
  const [value, was] = [status[dimension], before?.status[dimension]];
  const comment = report?.comments[dimension];
  return {
    dimension,
    ...(value && { value }),
    light: lightOf(status, dimension),
    ...(was && { before: was }),
    changed: report !== undefined && was !== undefined && value !== was,
    turn: turnOf(status, before?.status, dimension),
    ...(comment && { comment }),
  };
};

/** A project with the status its unit gave it in a round, and what changed since before. */
export const projectInRound = (
  context: RoundContext,
  project: Project,
  unitReport: UnitReport,
  earlier: UnitReport | undefined,
): ProjectInRound => {
  const { reports, people } = context.state;
  const report = byKey(reports, unitReport.answers.reports[project.key]);
  const before = reportBefore(context, project, earlier);
  const marks = dimensions.map((dimension) => markOf(report, before, dimension));
  const { key, title, unit, end } = project;
  const delivered = unitReport.deliveredAt && osloDayOf(unitReport.deliveredAt);
  const role = roleOf(people, report?.authorOid);
  return {
    ...{ key, title, unit },
    ...(report && { report: report.key, moderation: report.moderation }),
    hasEnded: report === undefined && delivered !== undefined && end < delivered,
    light: gravity.find((light) => marks.some((mark) => mark.light === light)) ?? 'none',
    marks,
    ...(report?.overall && { overall: report.overall }),
    ...(role && { role }),
  };
};
