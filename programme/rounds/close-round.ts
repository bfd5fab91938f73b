import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Round } from './round.ts';
import { CloseForm } from './round-forms.ts';
import { atRound, keepRound, refuseOutsider } from './round-turn.ts';

/** Closes a round, which makes its summary final: nobody can answer any more, unless the office opens a unit again. */
export const closeRound =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: Round }> => {
    const { period } = readForm(CloseForm, form);
    return atRound(deps, actor, period, async (turn) => {
      refuseOutsider(turn);
      if (turn.round.state === 'closed') throw new Refusal('round-closed', { period });
      const { person, at } = turn;
      const closed = { ...turn.round, state: 'closed' as const, closedBy: person.oid, closedAt: at };
      return { round: await keepRound(turn, 'close-round', closed) };
    });
  };
