import type { Action } from './actions.ts';
import type { Case } from './board/case.ts';
import type { Vote } from './board/vote.ts';
import type { VotingRound } from './board/voting-round.ts';
import type { IsoDate } from './dates.ts';
import type { LateRow } from './late.ts';
import type { ListDrift } from './list-drift.ts';
import type { Person } from './people.ts';
import type { Records, RowFault } from './ports.ts';
import type { Project } from './projects.ts';
import type { Risk } from './risks.ts';
import { roundsIn } from './rounds/round.ts';
import type { UnitReport } from './rounds/unit-report.ts';
import { closedDaysIn, type Setting } from './settings.ts';
import type { Obstacle } from './status/obstacle.ts';
import type { StatusReport } from './status/status-report.ts';
import { isOpen, type Measure, riskOf, type Task, type WorkItem } from './work.ts';

/** Everything the plans and pages are worked out from. */
export type ProgrammeState = {
  people: Person[];
  risks: Risk[];
  measures: Measure[];
  tasks: Task[];
  projects: Project[];
  reports: StatusReport[];
  unitReports: UnitReport[];
  obstacles: Obstacle[];
  cases: Case[];
  votes: Vote[];
  votingRounds: VotingRound[];
  settings: Setting[];
  faults: RowFault[];
  drift: ListDrift[];
  /** What is not in SharePoint yet, though it has been on its way for a while. */
  late: LateRow[];
  /** The log from the instant asked for, oldest first. */
  actions: Action[];
  lastActed: Map<string, IsoDate>;
  version: number;
};

/** Reads the state, with the log from an instant (ISO 8601) on. */
export const readState = async (records: Records, since: string): Promise<ProgrammeState> => {
  // Read first, so that a change that comes between is read again rather than missed.
  const version = await records.version();
  const [people, risks, measures, tasks, projects, reports, unitReports, obstacles, cases, votes, settings] =
    await Promise.all([
      records.all('TfPeople'),
      records.all('TfRisks'),
      records.all('TfMeasures'),
      records.all('TfTasks'),
      records.all('TfProjects'),
      records.all('TfStatusReports'),
      records.all('TfUnitReports'),
      records.all('TfObstacles'),
      records.all('TfCases'),
      records.all('TfVotes'),
      records.all('TfSettings'),
    ]);
  const [faults, drift, late, actions, lastActed, votingRounds] = await Promise.all([
    records.faults(),
    records.drift(),
    records.late(),
    records.actionsSince(since),
    records.lastActed(),
    records.votingRounds(),
  ]);
  const allFaults = [...faults, ...closedDaysIn(settings).faults, ...roundsIn(settings).faults];
  return {
    people,
    risks,
    measures,
    tasks,
    projects,
    reports,
    unitReports,
    obstacles,
    cases,
    votes,
    votingRounds,
    settings,
    faults: allFaults,
    drift,
    late,
    actions,
    lastActed,
    version,
  };
};

export const openItems = ({ measures, tasks }: ProgrammeState): WorkItem[] =>
  [...measures, ...tasks].filter(isOpen);

/** What a line belongs to, in words, so that a code never stands alone: its risk, or else its project. */
export const contextOf = ({ risks, projects }: ProgrammeState, item: WorkItem): string | undefined => {
  const code = riskOf(item);
  const risk = risks.find((known) => known.code === code)?.title;
  return risk ?? (item.kind === 'task' ? projects.find(({ key }) => key === item.project)?.title : undefined);
};

const byNumber = new Intl.Collator('en', { numeric: true });

/** A1, A2, A10: keys in the order people count. */
export const compareKeys = (a: { key: string }, b: { key: string }): number => byNumber.compare(a.key, b.key);

/** Oldest deadline first, then by key. */
export const compareDue = (a: WorkItem, b: WorkItem): number =>
  a.due === b.due ? compareKeys(a, b) : a.due < b.due ? -1 : 1;
