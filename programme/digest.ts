import { hasRole, livingPerson, readsAll } from './access.ts';
import type { Action } from './actions.ts';
import { dataQuality, type QualityNote } from './data-quality.ts';
import { addDays, type IsoDate } from './dates.ts';
import { changesIn, sinceWeekStart, weekStart } from './digest-changes.ts';
import { byRisk, byUnit, digestLine, sharedCausesIn } from './digest-groups.ts';
import { helpReason } from './needs-help.ts';
import type { Person } from './people.ts';
import type { RowFault } from './ports.ts';
import type { Project } from './projects.ts';
import type { HelpReason } from './reminders.ts';
import { rewind } from './rewind.ts';
import type { Risk, RiskCode } from './risks.ts';
import { compareDue, openItems, type ProgrammeState } from './state.ts';
import type { UnitCode } from './units.ts';
import { isOpen, type WorkItem } from './work.ts';

export type DigestLine = { item: WorkItem; owner?: Person; daysOverdue: number; risk?: RiskCode };
/** `helper` is who said "I take it"; until then somebody still must. */
export type HelpLine = DigestLine & { reason: HelpReason; helper?: Person };
export type RiskToReassess = { risk: Risk; owner?: Person };
export type RiskGroup = { risk: RiskCode; title: string; lines: DigestLine[] };
export type UnitGroup = { unit: UnitCode; lines: DigestLine[] };
export type SharedCause = RiskGroup & { units: UnitCode[] };
export type DigestChange = { action: Action; who?: Person; title: string };

export type Digest = {
  to: Person;
  /** `all` for the programme lead and the strategic chair, otherwise the manager's unit. */
  scope: 'all' | UnitCode;
  /** The day it speaks of; its week is the seven days up to and with the day before. */
  day: IsoDate;
  overdue: DigestLine[];
  overdueByRisk: RiskGroup[];
  overdueByUnit: UnitGroup[];
  /** How many were overdue seven days before, worked out from the action log. */
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

const isOverdue = (item: WorkItem, day: IsoDate): boolean => isOpen(item) && item.due < day;

const overdueAWeekAgo = (state: ProgrammeState, scope: Digest['scope'], day: IsoDate): number => {
  const actions = sinceWeekStart(state, day);
  return [...state.measures, ...state.tasks]
    .flatMap((item) => rewind(item, actions) ?? [])
    .filter((item) => isIn(scope, item) && isOverdue(item, weekStart(day))).length;
};

const isIn = (scope: Digest['scope'], { unit }: { unit: UnitCode }): boolean =>
  scope === 'all' || unit === scope;

const isMissingStatus = ({ start, end, statusOn }: Project, day: IsoDate): boolean =>
  start <= day && day <= end && (statusOn === undefined || statusOn < addDays(day, -STATUS_DAYS));

/** Whom the weekly digest goes to: managers, the programme lead and the strategic chair. */
export const digestReaders = (people: readonly Person[]): Person[] =>
  people.filter((person) => readsAll(person) || hasRole(person, 'manager'));

/** The digest of one reader: of the whole programme or of the reader's own unit. */
export const planDigest = (state: ProgrammeState, to: Person, day: IsoDate): Digest => {
  const scope = readsAll(to) ? 'all' : to.unit;
  const everywhere = openItems(state).sort(compareDue);
  const lineOf = (item: WorkItem) => digestLine(state, item, day);
  const lines = everywhere.filter((item) => isIn(scope, item)).map(lineOf);
  const overdue = lines.filter(({ item }) => isOverdue(item, day));
  const overdueEverywhere = everywhere.filter((item) => isOverdue(item, day)).map(lineOf);
  return {
    to,
    scope,
    day,
    overdue,
    overdueByRisk: byRisk(state, overdue),
    overdueByUnit: byUnit(overdue),
    overdueLastWeek: overdueAWeekAgo(state, scope, day),
    changes: changesIn(state, scope, day),
    dueSoon: lines.filter(({ item }) => day <= item.due && item.due <= addDays(day, DUE_SOON_DAYS)),
    needsHelp: lines.flatMap((line) => {
      const reason = helpReason(line.item, state.lastActed.get(line.item.key), day);
      const helper = livingPerson(state.people, line.item.helpOid);
      return reason ? [{ ...line, reason, ...(helper && { helper }) }] : [];
    }),
    homeless: lines.filter(({ owner }) => !owner),
    missingStatus: state.projects.filter((project) => isIn(scope, project) && isMissingStatus(project, day)),
    sharedCauses: sharedCausesIn(state, overdueEverywhere).filter(
      ({ units }) => scope === 'all' || units.includes(scope),
    ),
    notMeasured: state.faults,
    awaitsReassessment: [],
    quality: dataQuality(state, day),
  };
};
