import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { Round } from './round.ts';
import { askedFor } from './round-access.ts';
import { queueRoundCard } from './round-cards.ts';
import { ReopenForm } from './round-forms.ts';
import { keepRound, refuseOutsider } from './round-turn.ts';
import type { UnitReport } from './unit-report.ts';
import { atUnit, keepUnitReport, type UnitTurn, whyShut } from './unit-turn.ts';

const refuseOpen = ({ round, report, today, unit }: UnitTurn): void => {
  const shut = whyShut(round, report, today);
  const { period, start } = round;
  if (shut === undefined) throw new Refusal('not-delivered', { period, unit: unit.name });
  if (shut === 'round-not-started') throw new Refusal(shut, { period, unit: unit.name, start });
};

/** Lets one unit answer again, with a reason, also when the round is closed; whoever answers for it gets the card anew. */
export const reopenReport =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: Round; report: UnitReport }> => {
    const { period, unit: code, reason, ...choice } = readForm(ReopenForm, form);
    return atUnit(deps, actor, { period, unit: code }, async (turn) => {
      refuseOutsider(turn);
      refuseOpen(turn);
      const { tx, person, people, at, today, report: before } = turn;
      refusePersonal({ reason }, ordinaryNames(await tx.all('TfProjects'), turn.settings), choice);
      const opened = { unit: code, was: before.status, reason, byOid: person.oid, at };
      const reopened = [...turn.round.reopened, opened];
      const round = await keepRound(turn, 'reopen-round', { ...turn.round, reopened }, reason);
      const { authorOid: _author, deliveredAt: _delivered, ...rest } = before;
      const hasBegun = before.answers.revision > 0 || before.status !== 'unanswered';
      const report: UnitReport = { ...rest, status: hasBegun ? 'draft' : 'unanswered' };
      await keepUnitReport(turn, 'reopen-round', report, { reason });
      const to = askedFor(people, code, today, report);
      if (to) await queueRoundCard(tx, to, report, today, `reopened ${reopened.length}`);
      await tx.redraw(report.key);
      return { round, report };
    });
  };
