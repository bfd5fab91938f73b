import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Case } from './case.ts';
import { ReasonForm } from './case-forms.ts';
import { atCase, logCase, refuseUnlessOffice } from './case-turn.ts';
import { reasonLookedOver } from './reason-looked-over.ts';
import type { VotingRound } from './voting-round.ts';

/** A round that is on, or a draft of the next, is not to be taken up again; nor is a draft nobody withdrew. */
const isOver = (known: Case | undefined, last: VotingRound | undefined): boolean => {
  if (last?.status === 'open' || last?.status === 'tied') return false;
  return last === undefined || (known?.round ?? 0) > last.round ? known?.state === 'withdrawn' : true;
};

/** What was asked last, as a draft; one that was withdrawn before it was ever opened keeps its round. */
const nextDraft = (known: Case | undefined, last: VotingRound | undefined): Case | undefined => {
  if (last && (known?.round ?? 0) <= last.round)
    return { ...last.asked, round: last.round + 1, state: 'draft' };
  return known && { ...known, state: 'draft' };
};

/**
 * Takes a case up again with a reason: it becomes a draft of its next round, to be edited and opened. The rounds
 * before stand as they were. For the programme office.
 */
export const reopenCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ item: Case }> => {
    const { key, ...told } = readForm(ReasonForm, form);
    const { reason } = told;
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const known = await turn.tx.hold('TfCases', key);
      const last = await turn.tx.holdRound(key);
      if (!known && !last) throw new Refusal('case-missing', { key });
      if (!isOver(known, last)) throw new Refusal('case-not-over', { key });
      const item = nextDraft(known, last);
      if (!item) throw new Refusal('case-missing', { key });
      const { round } = item;
      const privacy = await reasonLookedOver(turn, told);
      await turn.tx.save('TfCases', item);
      if (last && last.round < round)
        await turn.tx.saveRound({ ...last, reopened: { at: turn.at, by: turn.actor, reason } });
      // A draft nobody opened is still of the round it was of.
      const verb = known?.round === round ? 'prepare' : 'reopen';
      await logCase(turn, verb, key, { after: { round, state: 'draft', ...privacy }, reason });
      return { item };
    });
  };
