import { decidesFor, livingPerson, mayAct } from './access.ts';
import { awaitsReassessment } from './ask-to-reassess.ts';
import { dataQuality, type QualityNote } from './data-quality.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import { mayTakeUp } from './digest-access.ts';
import { type LateReason, lateReasonOf } from './late.ts';
import { helpReason } from './needs-help.ts';
import type { Person } from './people.ts';
import type { RowFault } from './ports.ts';
import type { HelpReason } from './reminders.ts';
import type { Risk, RiskCode } from './risks.ts';
import { compareKeys, type ProgrammeState } from './state.ts';
import type { UnitCode } from './units.ts';
import { type Cadence, isOpen, listOf, riskOf, type WorkItem, type WorkStatus } from './work.ts';

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
  /** Who took it up, while it needs help. */
  helperName?: string;
  /** No reminder comes before this day. */
  snoozedUntil?: IsoDate;
  /** Whom it is offered to and who has not answered. */
  offeredTo?: { oid: string; name: string };
  /** Whether the person reading may say "I take it". */
  mayTakeUp?: boolean;
  /** Why the latest change is not in SharePoint yet, though it has been on its way for a while. */
  notYet?: LateReason;
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
  /** All its measures are done, and nobody has said what became of it. */
  awaitsReassessment: boolean;
  /** As for a line. */
  notYet?: LateReason;
  /** Whether the person reading may say so, while somebody should. */
  mayReassess?: boolean;
};

/** The page "risks and measures". */
export type Overview = {
  day: IsoDate;
  /** The mirror's version these figures were read at. */
  version: number;
  risks: RiskView[];
  /** Tasks that belong to no risk, and lines whose risk cannot be read. */
  loose: WorkView[];
  /** The first rows that cannot be read; nobody mends more than these in one go. */
  faults: RowFault[];
  /** How many there are besides. */
  moreFaults: number;
  /** What can be read but cannot be right, or leads nowhere. */
  quality: QualityNote[];
};

const helpOf = ({ people }: ProgrammeState, item: WorkItem, reader: Person, day: IsoDate) => {
  const helper = livingPerson(people, item.helpOid);
  if (helper) return { helperName: helper.name };
  return mayTakeUp(reader, item, { people, day }) ? { mayTakeUp: true } : {};
};

const waitingOf = (
  { people }: ProgrammeState,
  { status, snoozedUntil, offeredTo }: WorkItem,
  day: IsoDate,
) => {
  if (!isOpen({ status })) return {};
  const asked = livingPerson(people, offeredTo);
  return {
    ...(snoozedUntil && snoozedUntil > day && { snoozedUntil }),
    ...(asked && { offeredTo: { oid: asked.oid, name: asked.name } }),
  };
};

/** A line as a page shows it to a reader. */
export const workView = (state: ProgrammeState, item: WorkItem, reader: Person, day: IsoDate): WorkView => {
  const risk = riskOf(item);
  const needsHelp = helpReason(item, state.lastActed.get(item.key), day);
  const notYet = lateReasonOf(state.late, { list: listOf(item), key: item.key });
  return {
    kind: item.kind,
    key: item.key,
    title: item.title,
    ownerName: state.people.find(({ oid }) => oid === item.ownerOid)?.name ?? '',
    ownerOid: item.ownerOid,
    unit: item.unit,
    due: item.due,
    status: item.status,
    daysOverdue: isOpen(item) ? Math.max(0, daysBetween(item.due, day)) : 0,
    mayAct: mayAct(reader, item, state.people),
    ...(risk && { risk }),
    ...(item.kind === 'measure' && { cadence: item.cadence }),
    ...(item.note && { note: item.note }),
    ...(needsHelp && { needsHelp }),
    ...(notYet && { notYet }),
    ...waitingOf(state, item, day),
    ...(needsHelp && helpOf(state, item, reader, day)),
  };
};

const riskView = (state: ProgrammeState, risk: Risk, views: WorkView[], reader: Person): RiskView => {
  const items = views.filter((view) => view.risk === risk.code);
  const ownerName = state.people.find(({ oid }) => oid === risk.ownerOid)?.name;
  const awaits = awaitsReassessment(risk, state.measures);
  const notYet = lateReasonOf(state.late, { list: 'TfRisks', key: risk.code });
  return {
    risk,
    items,
    open: items.filter(isOpen).length,
    overdue: items.filter(({ daysOverdue }) => daysOverdue > 0).length,
    done: items.filter(({ status }) => status === 'done').length,
    awaitsReassessment: awaits,
    ...(notYet && { notYet }),
    ...(awaits && decidesFor(reader, risk.ownerOid, state.people) && { mayReassess: true }),
    ...(ownerName && { ownerName }),
  };
};

// A list that people fill as they like may hold tens of thousands.
const MOST_FAULTS = 100;

/** Every risk with its measures and tasks. Lines whose risk's row cannot be read are shown among the loose ones. */
export const overview = (state: ProgrammeState, reader: Person, day: IsoDate): Overview => {
  const views = [...state.measures, ...state.tasks]
    .sort(compareKeys)
    .map((item) => workView(state, item, reader, day));
  const risks = [...state.risks].sort((a, b) => a.code.localeCompare(b.code));
  const codes = new Set(risks.map(({ code }) => code));
  return {
    day,
    version: state.version,
    risks: risks.map((risk) => riskView(state, risk, views, reader)),
    loose: views.filter(({ risk }) => !risk || !codes.has(risk)),
    faults: state.faults.slice(0, MOST_FAULTS),
    moreFaults: Math.max(0, state.faults.length - MOST_FAULTS),
    quality: dataQuality(state, day),
  };
};
