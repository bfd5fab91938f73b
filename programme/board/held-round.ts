import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../refusal.ts';
import type { BareTurn } from './case-turn.ts';
import type { VotingRound } from './voting-round.ts';

/** The last round of a case, held; a case nobody ever opened has none. */
export const lastRound = async ({ tx }: BareTurn, key: string): Promise<VotingRound> => {
  const round = await tx.holdRound(key);
  if (!round) throw new Refusal((await tx.find('TfCases', key)) ? 'case-not-open' : 'case-missing', { key });
  return round;
};

/** The round a card speaks of, held; a card of an earlier one is out of date. */
export const namedRound = async (turn: BareTurn, key: string, round: number): Promise<VotingRound> => {
  const last = await lastRound(turn, key);
  if (round < last.round) throw new Refusal('old-round', { key });
  // A number from the future was never on a card of ours.
  if (round > last.round) throw new Refusal('case-missing', { key });
  return last;
};

/** Whether the deadline has come: from then on a vote is over, whether it is counted yet or not. */
export const isPastDeadline = ({ deadline }: Pick<VotingRound, 'deadline'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(deadline)) >= 0;

/** Refuses what may only be done while the vote is on. */
export const refuseOver = ({ now }: BareTurn, round: VotingRound): void => {
  const { caseKey: key, status } = round;
  if (status === 'withdrawn') throw new Refusal('case-withdrawn', { key });
  if (status !== 'open' || isPastDeadline(round, now)) throw new Refusal('voting-over', { key });
};
