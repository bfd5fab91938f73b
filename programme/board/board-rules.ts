import { z } from 'zod';
import { IsoDate } from '../dates.ts';
import { TimeOfDay } from '../people.ts';
import type { Setting } from '../settings.ts';

/** The setting that lists the board's rules, each with the day it is in force from. */
export const BOARD_RULES = 'board-rules';

/** The rules of the board from a day on. The minutes name those that were in force when a case was opened. */
export const BoardRules = z.object({
  from: IsoDate,
  /** So many out of a hundred seats must take part. */
  quorumPercent: z.int().min(1).max(100),
  /** Whether a seat that abstains counts as taking part. */
  abstention: z.enum(['takes-part', 'stands-outside']),
  /** Who breaks a tie; where nobody does, the case is put off. */
  castingVote: z.enum(['chair', 'nobody']),
  secretBallot: z.boolean(),
  /** Working days between the opening and the deadline, at least. */
  readingDays: z.int().min(0).max(60),
  /** When on the day of the deadline the vote ends, in Oslo. */
  endsAt: TimeOfDay,
});
export type BoardRules = z.infer<typeof BoardRules>;

/** In force until somebody sets others: half the seats, abstaining takes part, the chair breaks ties, open ballot. */
export const firstRules: BoardRules = {
  from: '2025-01-01',
  quorumPercent: 50,
  abstention: 'takes-part',
  castingVote: 'chair',
  secretBallot: false,
  readingDays: 3,
  endsAt: '15:00',
};

const newestFirst = (a: BoardRules, b: BoardRules): number => {
  if (a.from === b.from) return 0;
  return a.from < b.from ? 1 : -1;
};

/** The rules in force on a day; nothing when the setting cannot be read, for then nobody knows them. */
export const rulesOn = (settings: readonly Setting[], day: IsoDate): BoardRules | undefined => {
  const given = settings.find(({ key }) => key === BOARD_RULES)?.value ?? [];
  const read = z.array(BoardRules).safeParse(given).data;
  // The house's own rules come last, so that others of the same day go before them.
  return read && [...read, firstRules].sort(newestFirst).find(({ from }) => from <= day);
};
