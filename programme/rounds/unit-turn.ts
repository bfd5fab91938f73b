import { changedFields, refuseFaulty, type UseCaseDeps } from '../act.ts';
import type { Verb } from '../actions.ts';
import type { IsoDate } from '../dates.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Actor } from '../ports.ts';
import type { PrivacyChoice } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { UnitCode } from '../units.ts';
import type { RoundPeriod } from './period.ts';
import type { Round } from './round.ts';
import { mayAnswerFor } from './round-access.ts';
import { atRound, type RoundTurn } from './round-turn.ts';
import { askedUnits, type NamedUnit } from './round-units.ts';
import { isDelivered, noAnswers, type UnitReport, unitReportKey } from './unit-report.ts';

/** One person at a unit's report in a round; the rows of both are held until the turn ends. */
export type UnitTurn = RoundTurn & { unit: NamedUnit; report: UnitReport };

/** A unit's report before anybody has answered. */
export const blankReport = (period: RoundPeriod, { code, name }: NamedUnit): UnitReport => ({
  key: unitReportKey(period, code),
  title: `${name} ${period}`,
  period,
  unit: code,
  status: 'unanswered',
  answers: noAnswers,
});

const holdReport = async ({ tx, round }: RoundTurn, unit: NamedUnit): Promise<UnitReport> => {
  const key = unitReportKey(round.period, unit.code);
  refuseFaulty(await tx.faults(), ['TfUnitReports'], key);
  // The row may have been deleted in SharePoint; the unit can answer all the same.
  return (await tx.hold('TfUnitReports', key)) ?? blankReport(round.period, unit);
};

/** Opens a turn at a unit's report; without a unit it is the person's own. */
export const atUnit = <T>(
  deps: UseCaseDeps,
  actor: Actor,
  { period, unit: asked }: { period: RoundPeriod; unit?: UnitCode | undefined },
  decide: (turn: UnitTurn) => Promise<T>,
): Promise<T> =>
  atRound(deps, actor, period, async (turn) => {
    const code = asked ?? turn.person.unit;
    const unit = askedUnits(turn.settings).find((known) => known.code === code);
    if (!unit) throw new Refusal('unit-missing', { unit: code });
    return decide({ ...turn, unit, report: await holdReport(turn, unit) });
  });

/** Whether the office opened the unit's report again after the round was closed. */
const isReopened = ({ reopened, closedAt = '' }: Round, unit: UnitCode): boolean =>
  reopened.some((one) => one.unit === unit && Date.parse(one.at) >= Date.parse(closedAt));

/** Why a unit cannot answer now; nothing when it can. */
export const whyShut = (
  round: Round,
  report: Pick<UnitReport, 'unit' | 'status'>,
  today: IsoDate,
): 'round-not-started' | 'already-delivered' | 'round-closed' | undefined => {
  if (today < round.start) return 'round-not-started';
  if (round.state === 'closed' && !isReopened(round, report.unit)) return 'round-closed';
  return isDelivered(report) ? 'already-delivered' : undefined;
};

/** Refuses whoever may not answer for the unit, and answers that come too early, too late, or after delivery. */
export const refuseShut = ({ round, report, unit, today, person, people }: UnitTurn): void => {
  if (!mayAnswerFor(person, unit.code, people, report))
    throw new Refusal('not-your-round', { unit: unit.name });
  const shut = whyShut(round, report, today);
  if (shut) throw new Refusal(shut, { period: round.period, unit: unit.name, start: round.start });
};

/** Keeps a unit's report and logs what changed of it; never the words. */
export const keepUnitReport = async (
  turn: UnitTurn,
  verb: Verb,
  report: UnitReport,
  { reason, privacy }: { reason?: string; privacy?: PrivacyChoice | undefined } = {},
): Promise<UnitReport> => {
  const { tx, person, via, at } = turn;
  const changed = changedFields(turn.report, report);
  await tx.save('TfUnitReports', report);
  await tx.log({
    ...{ at, actor: person.oid, via, verb, list: 'TfUnitReports', key: report.key },
    before: withoutWords('TfUnitReports', changed.before),
    after: { ...withoutWords('TfUnitReports', changed.after), ...(privacy && { privacy }) },
    ...(reason === undefined ? {} : { reason }),
  });
  return report;
};
