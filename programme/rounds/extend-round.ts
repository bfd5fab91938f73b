import type { UseCaseDeps } from '../act.ts';
import { osloDayOf } from '../dates.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { Round } from './round.ts';
import { ExtendForm } from './round-forms.ts';
import { tellOfExtension } from './round-reminders.ts';
import { atRound, keepRound, type RoundTurn, refuseOutsider } from './round-turn.ts';
import { askedUnits } from './round-units.ts';
import { keepUnitReport } from './unit-turn.ts';

const refuseUnfit = ({ round, today }: RoundTurn, deadline: string): void => {
  const { period } = round;
  if (round.state === 'closed') throw new Refusal('round-closed', { period });
  if (deadline <= round.deadline || deadline < today)
    throw new Refusal('deadline-not-later', { period, deadline: round.deadline });
};

/** Those who delivered between the old deadline and the new one are not late any more. */
const forgiveLate = async (turn: RoundTurn, deadline: string): Promise<void> => {
  const units = askedUnits(turn.settings);
  for (const report of await turn.tx.all('TfUnitReports')) {
    const unit = units.find(({ code }) => code === report.unit);
    const isOfRound = report.period === turn.round.period && report.status === 'delivered-late';
    if (!unit || !isOfRound || osloDayOf(report.deliveredAt ?? turn.at) > deadline) continue;
    await keepUnitReport({ ...turn, unit, report }, 'extend-round', { ...report, status: 'delivered' });
  }
};

/** Gives all units longer to answer, with a reason; those who have not delivered are told. */
export const extendRound =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: Round }> => {
    const { period, deadline, reason, ...choice } = readForm(ExtendForm, form);
    return atRound(deps, actor, period, async (turn) => {
      refuseOutsider(turn);
      refuseUnfit(turn, deadline);
      const { tx, person, at } = turn;
      refusePersonal({ reason }, ordinaryNames(await tx.all('TfProjects'), turn.settings), choice);
      const extension = { from: turn.round.deadline, to: deadline, reason, byOid: person.oid, at };
      const longer = { ...turn.round, deadline, extensions: [...turn.round.extensions, extension] };
      const round = await keepRound(turn, 'extend-round', longer, reason);
      await forgiveLate(turn, deadline);
      await tellOfExtension({ ...turn, round });
      return { round };
    });
  };
