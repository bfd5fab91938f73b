import type { IsoDate } from '../dates.ts';
import { osloDayOf } from '../dates.ts';
import type { Role } from '../people.ts';
import type { ProgrammeState } from '../state.ts';
import type { UnitCode } from '../units.ts';
import { type AnswerLine, answerLines } from './answer-lines.ts';
import type { RoundPeriod } from './period.ts';
import { type ProjectInRound, projectInRound, redFirst } from './project-in-round.ts';
import { type Quote, quotesOf } from './quotes.ts';
import { roleOf } from './role-of.ts';
import { type Round, roundsIn } from './round.ts';
import { askedUnits, type NamedUnit, projectsOf } from './round-units.ts';
import { isDelivered, type Standing, type UnitReport } from './unit-report.ts';

/** What a summary is worked out from. */
export type RoundState = Pick<ProgrammeState, 'people' | 'projects' | 'reports' | 'unitReports' | 'settings'>;

/** What one unit gave in a round; of one that has not delivered only that. */
export type UnitInRound = {
  unit: UnitCode;
  name: string;
  standing: Standing;
  deliveredOn?: IsoDate;
  /** By whom it was delivered. */
  role?: Role;
  summary?: string;
  needsHelp?: string;
  answers: AnswerLine[];
  /** Red first, then yellow. */
  projects: ProjectInRound[];
  /** Why the office opened it again, the oldest first. */
  reopened: { on: IsoDate; reason: string }[];
};

/** A round put together: nobody is named in it, only the roles they wrote in. */
export type RoundSummary = {
  period: RoundPeriod;
  state: Round['state'];
  start: IsoDate;
  deadline: IsoDate;
  extensions: { from: IsoDate; to: IsoDate; reason: string; on: IsoDate }[];
  closedOn?: IsoDate;
  /** The round that changes are told from; without one they are told from each project's last report before it. */
  since?: RoundPeriod;
  units: UnitInRound[];
  /** Every red project, then every yellow one, of all units. */
  attention: ProjectInRound[];
  needsHelp: { unit: UnitCode; name: string; text: string; role?: Role }[];
  quotes: Quote[];
  late: UnitCode[];
  /** Units that have not delivered; `draft` tells those that had begun. */
  unanswered: { unit: UnitCode; name: string; standing: 'unanswered' | 'draft' }[];
};

/** What one unit's part is worked out from. */
export type RoundContext = {
  state: RoundState;
  round: Round;
  /** The round before, when there was one. */
  before: Round | undefined;
};

const reportOf = (state: RoundState, { period }: Round, unit: UnitCode): UnitReport | undefined =>
  state.unitReports.find((report) => report.period === period && report.unit === unit);

const reopenedOf = ({ reopened }: Round, unit: UnitCode) =>
  reopened.filter((one) => one.unit === unit).map(({ at, reason }) => ({ on: osloDayOf(at), reason }));

const unitInRound = (context: RoundContext, { code: unit, name }: NamedUnit): UnitInRound => {
  const { state, round, before } = context;
  const report = reportOf(state, round, unit);
  const head = { unit, name, reopened: reopenedOf(round, unit) };
  if (!report || !isDelivered(report)) {
    const standing = report?.status === 'draft' ? 'draft' : 'unanswered';
    return { ...head, standing, answers: [], projects: [] };
  }
  const { status: standing, authorOid, deliveredAt, summary, needsHelp } = report;
  const role = roleOf(state.people, authorOid);
  const earlier = before && reportOf(state, before, unit);
  return {
    ...head,
    standing,
    ...(deliveredAt && { deliveredOn: osloDayOf(deliveredAt) }),
    ...(role && { role }),
    ...(summary && { summary }),
    ...(needsHelp && { needsHelp }),
    answers: answerLines(context, report, earlier),
    projects: projectsOf(round, unit, state.projects)
      .map((project) => projectInRound(context, project, report, earlier))
      .toSorted(redFirst),
  };
};

const unansweredIn = (units: readonly UnitInRound[]): RoundSummary['unanswered'] =>
  units.flatMap(({ unit, name, standing }) =>
    standing === 'unanswered' || standing === 'draft' ? [{ unit, name, standing }] : [],
  );

const helpIn = (units: readonly UnitInRound[]): RoundSummary['needsHelp'] =>
  units.flatMap(({ unit, name, needsHelp, role }) =>
    needsHelp ? [{ unit, name, text: needsHelp, ...(role && { role }) }] : [],
  );

const headOf = ({ period, state, start, deadline, extensions, closedAt }: Round) => ({
  ...{ period, state, start, deadline },
  extensions: extensions.map(({ from, to, reason, at }) => ({ from, to, reason, on: osloDayOf(at) })),
  ...(closedAt && { closedOn: osloDayOf(closedAt) }),
});

/** A round's summary from the rows as they are; nothing when there is no such round. What is not delivered is not in it. */
export const roundSummary = (state: RoundState, period: RoundPeriod): RoundSummary | undefined => {
  const { rounds } = roundsIn(state.settings);
  const round = rounds.find((known) => known.period === period);
  if (!round) return undefined;
  const before = rounds.find(({ start }) => start < round.start);
  const context = { state, round, before };
  const units = askedUnits(state.settings).map((unit) => unitInRound(context, unit));
  return {
    ...headOf(round),
    ...(before && { since: before.period }),
    units,
    attention: units
      .flatMap(({ projects }) => projects)
      .filter(({ light }) => light === 'red' || light === 'yellow')
      .toSorted(redFirst),
    needsHelp: helpIn(units),
    quotes: quotesOf(units),
    late: units.filter(({ standing }) => standing === 'delivered-late').map(({ unit }) => unit),
    unanswered: unansweredIn(units),
  };
};
