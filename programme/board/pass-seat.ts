import { type BareTurn, logCase, tell } from './case-turn.ts';
import type { Seat } from './seat.ts';
import type { PassReason } from './vote.ts';
import { holderOfSeat, type VotingRound } from './voting-round.ts';

/**
 * Passes a seat on from who holds it: what they had answered is deleted, and the deputy, where there is one, gets the
 * ballot at once. Not taken back in the same round, for the deputy may have answered already.
 */
export const passSeat = async (
  turn: BareTurn,
  [round, seat]: [VotingRound, Seat],
  { oid, reason }: { oid: string; reason: PassReason },
): Promise<VotingRound> => {
  const { caseKey, round: number } = round;
  const passed: VotingRound = {
    ...round,
    passes: [...round.passes, { seat: seat.unit, oid, reason, at: turn.at }],
    answered: round.answered.filter((answer) => answer.seat !== seat.unit),
  };
  await turn.tx.forgetBallots(caseKey, number, seat.unit);
  await turn.tx.saveRound(passed);
  await tell(turn, 'ballot', passed, [holderOfSeat(passed, seat)]);
  await logCase(turn, 'pass-seat', caseKey, {
    after: { round: number, seat: seat.unit, oid, passed: reason },
  });
  return passed;
};
