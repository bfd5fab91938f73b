import { type IsoDate, osloDayOf } from '../dates.ts';
import type { Person } from '../people.ts';
import type { ProjectStatus } from '../projects.ts';
import type { ProgrammeState } from '../state.ts';
import type { UnitCode } from '../units.ts';
import { type Dimension, dimensions, type Light, lightOf, type StatusValue } from './dimensions.ts';
import { historyOf, type Turn, trendOf, turnOf } from './history.ts';
import type { Obstacle } from './obstacle.ts';
import { mayPublish } from './status-access.ts';
import type { StatusComments, StatusReport } from './status-report.ts';

/** What stands in one dimension, how it shines, and what was said of it. */
export type StatusMark = { dimension: Dimension; value?: StatusValue; light: Light; comment?: string };

/** A report as a page shows it. */
export type ReportLine = Pick<StatusReport, 'key' | 'period' | 'overall' | 'moderation'> & {
  marks: StatusMark[];
  authorName: string;
  on: IsoDate;
};

/** With the lights of a dimension's latest reports, the oldest first, and which way the last one went. */
export type Trend = StatusMark & { lights: Light[]; turn: Turn };

/** A project with its latest status, its trend and its latest reports. */
export type ProjectView = {
  key: string;
  title: string;
  unit: UnitCode;
  summary?: string;
  start: IsoDate;
  end: IsoDate;
  hasEnded: boolean;
  statusOn?: IsoDate;
  trends: Trend[];
  reports: ReportLine[];
  /** How many older reports there are. */
  older: number;
  /** Whether the reader may publish its reports. */
  mayPublish: boolean;
};

export type ObstacleView = Omit<Obstacle, 'authorOid' | 'reportedAt'> & {
  authorName: string;
  on: IsoDate;
  projectTitle?: string;
};

/** The pages "projects" and "obstacles". */
export type ProjectPages = {
  day: IsoDate;
  version: number;
  projects: ProjectView[];
  obstacles: ObstacleView[];
};

const marksOf = (status: ProjectStatus, comments: StatusComments): StatusMark[] =>
  dimensions.map((dimension) => {
    const [value, comment] = [status[dimension], comments[dimension]];
    const light = lightOf(status, dimension);
    return { dimension, light, ...(value && { value }), ...(comment && { comment }) };
  });

const MOST_REPORTS = 12;

const nameIn = ({ people }: ProgrammeState, oid: string): string =>
  people.find((person) => person.oid === oid)?.name ?? '';

const reportLine = (state: ProgrammeState, report: StatusReport): ReportLine => {
  const { key, period, status, comments, overall, moderation, authorOid, reportedAt } = report;
  return {
    key,
    period,
    marks: marksOf(status, comments),
    ...(overall && { overall }),
    moderation,
    authorName: nameIn(state, authorOid),
    on: osloDayOf(reportedAt),
  };
};

const projectView = (
  state: ProgrammeState,
  project: ProgrammeState['projects'][number],
  day: IsoDate,
  reader: Person,
): ProjectView => {
  const { key, title, unit, summary, start, end, status, statusOn } = project;
  const history = historyOf(state.reports, key);
  return {
    ...{ key, title, unit, start, end },
    hasEnded: end < day,
    ...(summary && { summary }),
    ...(statusOn && { statusOn }),
    trends: marksOf(status, {}).map((mark) => ({
      ...mark,
      lights: trendOf(history, mark.dimension),
      turn: turnOf(status, history[1]?.status, mark.dimension),
    })),
    reports: history.slice(0, MOST_REPORTS).map((report) => reportLine(state, report)),
    older: Math.max(0, history.length - MOST_REPORTS),
    mayPublish: mayPublish(reader, project, state.people),
  };
};

const obstacleView = (
  state: ProgrammeState,
  { authorOid, reportedAt, ...obstacle }: Obstacle,
): ObstacleView => {
  const projectTitle = state.projects.find(({ key }) => key === obstacle.project)?.title;
  const authorName = nameIn(state, authorOid);
  return { ...obstacle, authorName, on: osloDayOf(reportedAt), ...(projectTitle && { projectTitle }) };
};

const newestFirst = (a: Obstacle, b: Obstacle): number => Date.parse(b.reportedAt) - Date.parse(a.reportedAt);

/** For a reader: every project, those under way first, then by name; and every obstacle, the newest first. */
export const projectPages = (state: ProgrammeState, day: IsoDate, reader: Person): ProjectPages => ({
  day,
  version: state.version,
  projects: state.projects
    .map((project) => projectView(state, project, day, reader))
    .toSorted((a, b) => Number(a.hasEnded) - Number(b.hasEnded) || a.title.localeCompare(b.title, 'nb')),
  obstacles: state.obstacles.toSorted(newestFirst).map((obstacle) => obstacleView(state, obstacle)),
});
