import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Person } from '../people.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { officerOf } from './round-access.ts';
import { queueRoundCard } from './round-cards.ts';
import { PassOnForm } from './round-forms.ts';
import type { UnitReport } from './unit-report.ts';
import { atUnit, keepUnitReport, refuseShut, type UnitTurn } from './unit-turn.ts';

const receiverIn = ({ people, unit, report }: UnitTurn, oid: string): Person => {
  const to = people.find((person) => person.oid === oid);
  if (!to) throw new Refusal('receiver-unknown');
  if (to.left) throw new Refusal('receiver-left', { name: to.name });
  if (officerOf(people, unit.code, report)?.oid === to.oid)
    throw new Refusal('receiver-same', { name: to.name });
  if (to.unit !== unit.code) throw new Refusal('receiver-elsewhere', { name: to.name, unit: unit.name });
  return to;
};

/** Hands a unit's answer over to somebody else of the unit, who gets the card; what is answered so far goes along. */
export const passOnReport =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ report: UnitReport; to: Person }> => {
    const told = readForm(PassOnForm, form);
    return atUnit(deps, actor, told, async (turn) => {
      refuseShut(turn);
      const to = receiverIn(turn, told.to);
      const report = { ...turn.report, answers: { ...turn.report.answers, holderOid: to.oid } };
      await keepUnitReport(turn, 'hand-over-round', report);
      await queueRoundCard(turn.tx, to, report, turn.today);
      await turn.tx.redraw(report.key);
      return { report, to };
    });
  };
