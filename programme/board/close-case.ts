import type { Temporal } from 'temporal-polyfill';
import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { CloseForm } from './case-forms.ts';
import { atCase, logCase, refuseUnlessChair, SELF } from './case-turn.ts';
import { ending, endVote } from './end-vote.ts';
import { isPastDeadline, lastRound, namedRound, refuseOver } from './held-round.ts';
import type { VotingRound } from './voting-round.ts';

/** The chair ends the vote, whoever has not answered yet. */
export const closeCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ round: VotingRound }> => {
    const { key, round: number } = readForm(CloseForm, form);
    return atCase(deps, actor, async (turn) => {
      refuseUnlessChair(turn, key);
      const round = number === undefined ? await lastRound(turn, key) : await namedRound(turn, key, number);
      refuseOver(turn, round);
      await logCase(turn, 'close-vote', key, { after: { round: round.round, endedBy: 'chair' } });
      return { round: await endVote(turn, ending(turn, round, 'chair')) };
    });
  };

const isDue = (round: VotingRound, now: Temporal.Instant): boolean =>
  round.status === 'open' && isPastDeadline(round, now);

/** Ends every vote whose deadline has come, each in a transaction of its own; tells which. */
export const closeDueCases = (deps: UseCaseDeps) => async (): Promise<VotingRound[]> => {
  const due = (await deps.records.votingRounds()).filter((round) => isDue(round, deps.clock.now()));
  const closed: VotingRound[] = [];
  for (const { caseKey } of due) {
    const ended = await atCase(deps, { oid: SELF, via: 'schedule' }, async (turn) => {
      // Somebody may have extended it, or ended it, since it was read.
      const round = await lastRound(turn, caseKey);
      return isDue(round, turn.now) ? endVote(turn, ending(turn, round, 'deadline')) : undefined;
    });
    if (ended) closed.push(ended);
  }
  return closed;
};
