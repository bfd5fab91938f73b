import type { IsoDate } from './dates.ts';
import type { RowFault } from './ports.ts';
import type { HelpReason } from './reminders.ts';
import type { Risk, RiskCode } from './risks.ts';
import type { UnitCode } from './units.ts';
import type { Cadence, WorkStatus } from './work.ts';

/** A measure or task as a page shows it: the row, its owner's name, and what the day makes of it. */
export type WorkView = {
  kind: 'measure' | 'task';
  key: string;
  title: string;
  risk?: RiskCode;
  ownerName: string;
  ownerOid: string;
  unit: UnitCode;
  due: IsoDate;
  status: WorkStatus;
  cadence?: Cadence;
  note?: string;
  /** Days past the deadline; 0 when not overdue or not open. */
  daysOverdue: number;
  needsHelp?: HelpReason;
  /** Whether the person reading may act on it. */
  mayAct: boolean;
};

export type RiskView = {
  risk: Risk;
  ownerName?: string;
  items: WorkView[];
  open: number;
  overdue: number;
  done: number;
};

/** The page "risks and measures". */
export type Overview = {
  day: IsoDate;
  /** The mirror's version these figures were read at. */
  version: number;
  risks: RiskView[];
  /** Tasks that belong to no risk. */
  loose: WorkView[];
  faults: RowFault[];
};
