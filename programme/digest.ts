import type { Action } from './actions.ts';
import type { QualityNote } from './data-quality.ts';
import { addDays, type IsoDate } from './dates.ts';
import { type DigestScope, digestScope } from './digest-access.ts';
import { byRisk, byUnit } from './digest-groups.ts';
import { type DigestReading, readForDigests } from './digest-reading.ts';
import type { Person } from './people.ts';
import type { RowFault } from './ports.ts';
import type { Project } from './projects.ts';
import type { HelpReason } from './reminders.ts';
import type { Risk, RiskCode } from './risks.ts';
import type { ProgrammeState } from './state.ts';
import type { UnitCode } from './units.ts';
import type { WorkItem } from './work.ts';

export type DigestLine = { item: WorkItem; owner?: Person; daysOverdue: number; risk?: RiskCode };
/** `helper` is who said "I take it"; until then somebody still must. */
export type HelpLine = DigestLine & { reason: HelpReason; helper?: Person };
export type RiskToReassess = { risk: Risk; owner?: Person };
export type RiskGroup = { risk: RiskCode; title: string; lines: DigestLine[] };
export type UnitGroup = { unit: UnitCode; lines: DigestLine[] };
export type SharedCause = RiskGroup & { units: UnitCode[] };
export type DigestChange = { action: Action; who?: Person; title: string };

export type Digest = {
  /** Who reads it. */
  to: Person;
  /** `all` for those who follow the whole programme and for the office, otherwise the reader's unit. */
  scope: DigestScope;
  /** The day it speaks of; its week is the seven days before it, or, when Monday was a day off, all since the Monday before. */
  day: IsoDate;
  overdue: DigestLine[];
  overdueByRisk: RiskGroup[];
  overdueByUnit: UnitGroup[];
  /** How many were overdue when that week began, worked out from the action log. */
  overdueLastWeek: number;
  /** What was done in the week, newest first, and by whom. */
  changes: DigestChange[];
  dueSoon: DigestLine[];
  needsHelp: HelpLine[];
  /** Open lines whose owner is not among the people: the office must name somebody. */
  homeless: DigestLine[];
  missingStatus: Project[];
  /** A risk late in two units or more, the reader's among them: one shared cause, named once, with all its lines. */
  sharedCauses: SharedCause[];
  /** Rows that could not be read; the figures above leave them out. */
  notMeasured: RowFault[];
  /** Risks whose measures are all done and which nobody has assessed since. */
  awaitsReassessment: RiskToReassess[];
  /** What can be read but cannot be right, or leads nowhere; it is in the figures all the same. */
  quality: QualityNote[];
};

const DUE_SOON_DAYS = 14;
const STATUS_DAYS = 31;

const isMissingStatus = ({ start, end, statusOn }: Project, day: IsoDate): boolean =>
  start <= day && day <= end && (statusOn === undefined || statusOn < addDays(day, -STATUS_DAYS));

const digestOf = (reading: DigestReading, to: Person, scope: Digest['scope']): Digest => {
  const { state, day } = reading;
  const isIn = (unit: UnitCode | undefined): boolean => scope === 'all' || unit === scope;
  const lines = reading.lines.filter(({ item }) => isIn(item.unit));
  const overdue = lines.filter(({ daysOverdue }) => daysOverdue > 0);
  const soon = addDays(day, DUE_SOON_DAYS);
  return {
    to,
    scope,
    day,
    overdue,
    overdueByRisk: byRisk(state.risks, overdue),
    overdueByUnit: byUnit(overdue),
    overdueLastWeek: reading.overdueLastWeek.filter(isIn).length,
    changes: reading.changes.filter(({ unit }) => isIn(unit)).map(({ change }) => change),
    dueSoon: lines.filter(({ item }) => day <= item.due && item.due <= soon),
    needsHelp: reading.needsHelp.filter(({ item }) => isIn(item.unit)),
    homeless: lines.filter(({ owner }) => !owner),
    missingStatus: state.projects.filter((project) => isIn(project.unit) && isMissingStatus(project, day)),
    sharedCauses: reading.sharedCauses.filter(({ units }) => scope === 'all' || units.includes(scope)),
    notMeasured: state.faults,
    awaitsReassessment: reading.awaitsReassessment
      .filter(({ units }) => scope === 'all' || units.has(scope))
      .map(({ units: _units, ...rest }) => rest),
    quality: reading.quality,
  };
};

/** Makes the digests of a day: what they share is worked out once, and each then costs its own unit's lines. */
export const digestPlanner = (state: ProgrammeState, day: IsoDate) => {
  const reading = readForDigests(state, day);
  return (to: Person, scope: Digest['scope'] = digestScope(to)): Digest => digestOf(reading, to, scope);
};

/** One digest, of the reader's own scope or of another; see `mayReadDigest`. */
export const planDigest = (
  state: ProgrammeState,
  to: Person,
  day: IsoDate,
  scope?: Digest['scope'],
): Digest => digestPlanner(state, day)(to, scope);

/** Whether there is nothing in a digest to read about: then one friendly line says so. A fault is always something. */
export const isQuiet = ({
  to: _to,
  scope: _scope,
  day: _day,
  overdueLastWeek,
  ...sections
}: Digest): boolean => overdueLastWeek === 0 && Object.values(sections).every(({ length }) => length === 0);
