import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { BreakTieForm, ChoiceForm } from './case-forms.ts';
import { atCase, logCase, refuseUnlessChair } from './case-turn.ts';
import { endVote } from './end-vote.ts';
import { namedRound } from './held-round.ts';
import { reasonLookedOver } from './reason-looked-over.ts';
import type { VotingRound } from './voting-round.ts';

/**
 * The chair's casting vote on a tie, open to all. A chair who is not impartial, or who abstains, leaves the tie, and
 * the case is put off.
 */
export const breakTie =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: VotingRound }> => {
    const told = readForm(BreakTieForm, form);
    const { key, round: number, impartial, reason } = told;
    return atCase(deps, actor, async (turn) => {
      const { person, at } = turn;
      refuseUnlessChair(turn, key);
      if (!person) throw new Refusal('chair-only', { key, chair: '' });
      const round = await namedRound(turn, key, number);
      if (round.status === 'withdrawn') throw new Refusal('case-withdrawn', { key });
      if (round.status !== 'tied') throw new Refusal('not-tied', { key });
      const choice = impartial === 'yes' ? readForm(ChoiceForm, told).choice : 'abstain';
      if (choice === 'recommend-with-conditions' && !reason) throw new Refusal('conditions-missing', { key });
      const privacy = await reasonLookedOver(turn, told);
      const casting = { oid: person.oid, choice, ...(reason && { reason }), at };
      const isImpartial = impartial === 'yes';
      await logCase(turn, 'break-tie', key, {
        after: { round: number, choice, ...(!isImpartial && { passed: impartial }), ...privacy },
      });
      return { round: await endVote(turn, { ...round, casting }) };
    });
  };
