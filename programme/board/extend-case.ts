import type { UseCaseDeps } from '../act.ts';
import { osloDayOf } from '../dates.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Case } from './case.ts';
import { deadlineOn } from './case-deadline.ts';
import { ExtendForm } from './case-forms.ts';
import { caseOf } from './case-record.ts';
import { atCase, logCase, refuseUnlessOffice } from './case-turn.ts';
import { lastRound, refuseOver } from './held-round.ts';
import { reasonLookedOver } from './reason-looked-over.ts';
import type { VotingRound } from './voting-round.ts';

/** Gives the board longer, with a reason: all that may be changed of an open case. For the programme office. */
export const extendCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ item: Case; round: VotingRound }> => {
    const { key, deadline: day, ...told } = readForm(ExtendForm, form);
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const before = await lastRound(turn, key);
      refuseOver(turn, before);
      // The reading time was given when the case was opened.
      const deadline = deadlineOn(turn, day, { ...before.rules, readingDays: 0 });
      if (Date.parse(deadline) <= Date.parse(before.deadline))
        throw new Refusal('vote-deadline-not-later', { key, deadline: osloDayOf(before.deadline) });
      const privacy = await reasonLookedOver(turn, told);
      const { reason } = told;
      const extension = { at: turn.at, by: turn.actor, deadline, reason };
      const round = { ...before, deadline, extensions: [...before.extensions, extension] };
      await turn.tx.saveRound(round);
      await turn.tx.save('TfCases', caseOf(round));
      await logCase(turn, 'extend', key, {
        before: { deadline: before.deadline },
        after: { round: round.round, deadline, ...privacy },
        reason,
      });
      return { item: caseOf(round), round };
    });
  };
