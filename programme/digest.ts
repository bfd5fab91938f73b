import type { Action } from './actions.ts';
import type { IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import type { RowFault } from './ports.ts';
import type { Project } from './projects.ts';
import type { HelpReason } from './reminders.ts';
import type { RiskCode } from './risks.ts';
import type { UnitCode } from './units.ts';
import type { WorkItem } from './work.ts';

export type DigestLine = { item: WorkItem; owner?: Person; daysOverdue: number; risk?: RiskCode };

export type Digest = {
  to: Person;
  /** `all` for the programme lead and the strategic chair, otherwise the manager's unit. */
  scope: 'all' | UnitCode;
  /** The day it speaks of; its week is the seven days up to and with the day before. */
  day: IsoDate;
  overdue: DigestLine[];
  overdueByRisk: { risk: RiskCode; title: string; lines: DigestLine[] }[];
  overdueByUnit: { unit: UnitCode; lines: DigestLine[] }[];
  /** How many were overdue seven days before, worked out from the action log. */
  overdueLastWeek: number;
  /** What was done in the week, newest first, and by whom. */
  changes: { action: Action; who?: Person; title: string }[];
  dueSoon: DigestLine[];
  needsHelp: (DigestLine & { reason: HelpReason })[];
  /** Open lines whose owner is not among the people: the office must name somebody. */
  homeless: DigestLine[];
  missingStatus: Project[];
  /** A risk late in two units or more: one shared cause, named once. */
  sharedCauses: { risk: RiskCode; title: string; units: UnitCode[]; lines: DigestLine[] }[];
  /** Rows that could not be read; the figures above leave them out. */
  notMeasured: RowFault[];
};
