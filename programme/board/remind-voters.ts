import type { UseCaseDeps } from '../act.ts';
import { calendarOf } from '../calendar.ts';
import { type IsoDate, osloDayOf } from '../dates.ts';
import { closedDaysIn, type Setting } from '../settings.ts';
import { atCase, chairs, SELF, tell } from './case-turn.ts';
import { ending, endVote, isSettled } from './end-vote.ts';
import { isPastDeadline, lastRound } from './held-round.ts';
import { awayPasses } from './open-case.ts';
import { passSeat } from './pass-seat.ts';
import { holderOfSeat, standingOf, type VotingRound } from './voting-round.ts';

/** Whether those who have not answered are reminded on a day: the working day before the deadline, and the day itself. */
export const isReminderDay = (
  { status, deadline }: Pick<VotingRound, 'status' | 'deadline'>,
  day: IsoDate,
  settings: readonly Setting[],
): boolean => {
  const calendar = calendarOf(closedDaysIn(settings).days);
  const last = osloDayOf(deadline);
  return status === 'open' && (day === last || day === calendar.lastWorkingDayBefore(last));
};

/** Who has a seat and has not answered. */
export const waitingIn = (round: VotingRound): string[] =>
  standingOf(round).flatMap(({ standing, holderOid }) =>
    standing === 'waiting' && holderOid ? [holderOid] : [],
  );

/**
 * Each morning: seats of those who have left, or are away until the deadline, pass to their deputies; those who have
 * not answered are reminded before it comes; and at a tie whoever leads the board by now is asked for the casting vote.
 * Tells how many reminders were due.
 */
export const remindVoters =
  (deps: UseCaseDeps) =>
  async (day: IsoDate): Promise<number> => {
    const open = (await deps.records.votingRounds()).filter(
      ({ status }) => status === 'open' || status === 'tied',
    );
    let due = 0;
    for (const { caseKey } of open) {
      due += await atCase(deps, { oid: SELF, via: 'schedule' }, async (turn) => {
        let round = await lastRound(turn, caseKey);
        if (round.status === 'tied') await tell(turn, 'casting-vote', round, chairs(turn));
        if (round.status !== 'open' || isPastDeadline(round, turn.now)) return 0;
        for (const { seat, oid } of awayPasses(round.seats, turn.people, {
          ...turn,
          deadline: round.deadline,
        })) {
          const held = round.seats.find(({ unit }) => unit === seat);
          const answered = round.answered.some((answer) => answer.oid === oid);
          if (!held || answered || holderOfSeat(round, held) !== oid) continue;
          round = await passSeat(turn, [round, held], { oid, reason: 'absent' });
        }
        if (isSettled(round)) await endVote(turn, ending(turn, round, 'all-answered'));
        if (!isReminderDay(round, day, turn.settings)) return 0;
        const waiting = waitingIn(round);
        await tell(turn, 'ballot-reminder', round, waiting, day);
        return waiting.length;
      });
    }
    return due;
  };
