import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { progressOf } from './missing-answers.ts';
import { DeliverForm } from './round-forms.ts';
import { isDelivered, type UnitReport } from './unit-report.ts';
import { atUnit, keepUnitReport, refuseShut, type UnitTurn } from './unit-turn.ts';

/** Late is what comes after the deadline, but not what was in time and was opened again by the office. */
const isLate = ({ round, unit, today }: UnitTurn): boolean =>
  today > round.deadline && !round.reopened.some((one) => one.unit === unit.code && one.was === 'delivered');

/**
 * Delivers a unit's answer; what is required and missing is named. Delivered twice by the same person it is
 * delivered once.
 */
export const deliverReport =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ report: UnitReport }> =>
    atUnit(deps, actor, readForm(DeliverForm, form), async (turn) => {
      const { tx, round, report, person, today, at } = turn;
      if (isDelivered(report) && report.authorOid === person.oid) return { report };
      refuseShut(turn);
      const { missing } = progressOf(round, report, await tx.all('TfProjects'), today);
      if (missing.length > 0) {
        const { period } = round;
        throw new Refusal('answers-missing', { period, unit: turn.unit.name, missing: missing.join(' · ') });
      }
      const status = isLate(turn) ? ('delivered-late' as const) : ('delivered' as const);
      const delivered = { ...report, status, authorOid: person.oid, deliveredAt: at };
      await keepUnitReport(turn, 'deliver-round', delivered);
      await tx.redraw(report.key);
      return { report: delivered };
    });
